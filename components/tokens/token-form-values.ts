import {
  personalPermission,
  permits,
  type PersonalPermission,
  type RepositoryAction,
} from '#lib/scopes/personal-permissions.ts'
import type { ChosenRepository } from '#lib/tokens/public-token.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'

/** A chosen repository with what the person may do there, beyond which no box can be ticked. */
export type ChosenEntry = ChosenRepository

export type TokenFormValues = {
  description: string
  permission: PersonalPermission
  repositories: 'all' | ChosenEntry[]
  expiresAt: string | null
}

/** Whether a level reaches a repository at all. */
export function reaches(
  permission: PersonalPermission,
  { visibility }: Pick<ChosenEntry, 'visibility'>,
): boolean {
  return visibility === 'public' || !personalPermission(permission).publicOnly
}

/** Whether an action can be given on a repository at this level. */
export function canGive(
  entry: ChosenEntry,
  action: RepositoryAction,
  permission: PersonalPermission,
): boolean {
  return reaches(permission, entry) && permits(permission, action) && entry.rights[action]
}

/** The form's values as the verbs take them: a box that can't be ticked counts as empty, whatever it held. */
export function toSend(values: TokenFormValues): CreateToken {
  const { description, permission, repositories, expiresAt } = values
  const given = (entry: ChosenEntry, action: RepositoryAction) =>
    entry[action] && canGive(entry, action, permission)
  return {
    description,
    permission,
    expiresAt,
    repositories:
      repositories === 'all'
        ? 'all'
        : repositories.map((entry) => ({
            id: entry.id,
            pull: given(entry, 'pull'),
            push: given(entry, 'push'),
            delete: given(entry, 'delete'),
          })),
  }
}
