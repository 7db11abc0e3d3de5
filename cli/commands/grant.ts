import type { Command } from 'commander'

/** How the options of a command say what an access token may do, for each kind of owner. */
export type Grant = {
  addTo: (command: Command) => Command
  /** The fields of a request; those that no option gives are left out. */
  read: (options: object, what: { isEdit: boolean; organization: string }) => object
}
