import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { gitRules } from '#lib/git/git-rules.ts'
import type { GitRequest } from '#lib/git/git-request.ts'
import { parseRepositoryName } from '#lib/repositories/repository-name.ts'

/**
 * Reads what git, git-lfs or a client of the dumb protocol asks for: `/demo/api.git/info/refs?service=git-upload-pack`, with
 * or without `.git`. Null for all else, and for names that no repository can have.
 */
export function parseGitRequest({ method, path, query }: OriginalRequest): GitRequest | null {
  for (const { methods, resource, queries, ...rule } of gitRules) {
    if (!methods.includes(method) || !(queries === 'any' || queries === query)) continue
    const match = resource.exec(path)
    const repository = match && parseRepositoryName(path.slice(1, match.index).replace(/\.git$/, ''))
    if (repository) return { ...rule, repository, resource: match[0].slice(1) }
  }
  return null
}
