import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** Access levels to a repository by role or group, each including the one before it. */
export type RepositoryAccess = 'read' | 'write' | 'admin'

/**
 * The rights to a repository's images at this access level; null means none beyond its visibility. A token's scopes can
 * only reduce them.
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
