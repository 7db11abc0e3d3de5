import type { AskedRepository } from '#lib/devices/asked-access.ts'
import type { AskedOf } from '#lib/devices/asked-of.ts'

/** Of what is ticked, in the order of what a tool asks for, what it asks for and the person can give. */
export function withinOwn({ repositories }: AskedOf, ticked: AskedRepository[]): AskedRepository[] {
  return repositories.map(({ name, own, ...asked }, place) => {
    const may = (action: 'pull' | 'push' | 'delete') =>
      asked[action] && own?.[action] === true && ticked[place]?.[action] === true
    return { name, pull: may('pull'), push: may('push'), delete: may('delete') }
  })
}
