import { repositoryActions, type RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** "acme/api: pull, push", as the log has what a token may do. */
export function repositoryFacts(chosen: ({ fullName: string } & RepositoryRights)[]): string[] {
  return chosen.map(
    (one) => `${one.fullName}: ${repositoryActions.filter((action) => one[action]).join(', ')}`,
  )
}
