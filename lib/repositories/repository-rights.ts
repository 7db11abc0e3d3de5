import type { RepositoryAction } from '#lib/scopes/personal-permissions.ts'

export type RepositoryRights = Record<RepositoryAction, boolean>

/**
 * What an account may do to the images of a repository; null is somebody who is not signed in. A token's
 * scopes only ever narrow this. Without `pull` the repository is not to be known of.
 */
export function repositoryRights(
  account: { username: string } | null,
  repository: { namespace: string; visibility: 'public' | 'private' },
): RepositoryRights {
  const owns = account !== null && account.username === repository.namespace
  return { pull: owns || repository.visibility === 'public', push: owns, delete: owns }
}
