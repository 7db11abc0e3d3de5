import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** What role or group gives on a repository, each including the one before it. */
export type RepositoryAccess = 'read' | 'write' | 'admin'

/**
 * What may be done to the images of a repository by who has this access to it; null is none of its own. A token's
 * scopes only ever narrow this.
 */
export function repositoryRights(
  access: RepositoryAccess | null,
  { visibility }: { visibility: 'public' | 'private' },
): RepositoryRights {
  return {
    pull: access !== null || visibility === 'public',
    push: access === 'write' || access === 'admin',
    delete: access === 'admin',
  }
}
