import { isOutOfReach } from '#components/tokens/is-out-of-reach.ts'
import type { GrantForm } from '#components/tokens/token-form-values.ts'
import type { ChosenRow } from '#lib/grants/grant.ts'
import {
  reaches,
  permits,
  type PersonalPermission,
  type RepositoryAction,
} from '#lib/scopes/personal-permissions.ts'
import { grantOf } from '#lib/grants/grant-of.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

/** A chosen repository with what the person may do there, beyond which no box can be ticked. */
export type ChosenEntry = ChosenRow

export type PersonalGrantValues = {
  permission: PersonalPermission
  repositories: 'all' | ChosenEntry[]
  publicRead: boolean
}

const empty: PersonalGrantValues = {
  permission: tokenPolicies.account.defaultPermission,
  repositories: 'all',
  publicRead: false,
}

export const personalGrantForm: GrantForm<'account'> = {
  empty,

  prefilled: ({ permission = empty.permission, repositories = 'all', publicRead = false }) => ({
    ...{ permission, repositories, publicRead },
  }),

  valuesOf: grantOf('account').named,

  /** A box that can't be ticked or isn't shown counts as empty, whatever it held, but for what is out of reach. */
  granted({ permission, repositories, publicRead }) {
    if (repositories === 'all') return { permission, repositories, publicRead: false }
    const given = (entry: ChosenEntry, action: RepositoryAction) =>
      entry[action] && (canGive(entry, action, permission) || keeps(entry, action, permission))
    const chosen = repositories.map((entry) => ({
      ...entry,
      pull: given(entry, 'pull'),
      push: given(entry, 'push'),
      delete: given(entry, 'delete'),
    }))
    return { permission, repositories: chosen, publicRead }
  },
}

/** Whether the level lets a token keep an action out of reach. */
export const keeps = (entry: ChosenEntry, action: RepositoryAction, permission: PersonalPermission) =>
  isOutOfReach(entry) && permits(permission, action)

/** Whether an action can be given on a repository at this level. */
export function canGive(
  entry: ChosenEntry,
  action: RepositoryAction,
  permission: PersonalPermission,
): boolean {
  return reaches(permission, entry) && permits(permission, action) && entry.rights[action]
}
