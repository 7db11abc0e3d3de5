import type { AskedOf } from '#lib/devices/asked-of.ts'
import type { Approval } from '#lib/devices/schema.ts'
import { repositoryActions, type RepositoryAction } from '#lib/scopes/personal-permissions.ts'

/** One repository or service that a tool asks for, as the form has it. */
export type AskedEntry = {
  name: string
  asked: string[]
  /** What the person may do there; null where the person can't reach it, or there is none. */
  own: string[] | null
  /** What comes with it. */
  adds: string[]
}

export function askedEntries({
  repositories,
  services,
}: AskedOf): Record<'repositories' | 'services', AskedEntry[]> {
  return {
    repositories: repositories.map(({ own, ...one }) => ({
      ...{ name: one.name, asked: repositoryActions.filter((action) => one[action]), adds: [] },
      own: own && repositoryActions.filter((action) => own[action]),
    })),
    services: services.map(({ name, permissions: asked, own, adds }) => ({ name, asked, own, adds })),
  }
}

/** What an entry is given: of what is ticked, what is asked for and the person can do. */
export const givenOf = ({ asked, own }: AskedEntry, ticked: string[] = []) =>
  asked.filter((action) => own?.includes(action) && ticked.includes(action))

/** By name, what is ticked of each kind. */
export type Ticked = Record<'repositories' | 'services', Record<string, string[]>>

export function approvalOf(asks: AskedOf, ticked: Ticked, seconds: number): Approval {
  const entries = askedEntries(asks)
  return {
    repositories: entries.repositories.map((entry) => {
      const given = givenOf(entry, ticked.repositories[entry.name])
      const may = (action: RepositoryAction) => given.includes(action)
      return { name: entry.name, pull: may('pull'), push: may('push'), delete: may('delete') }
    }),
    services: entries.services.map((entry) => {
      return { name: entry.name, permissions: givenOf(entry, ticked.services[entry.name]) }
    }),
    seconds,
  }
}
