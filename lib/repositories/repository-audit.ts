import type { Audit } from '#lib/audit/mutate.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'

/** A log entry about a repository. */
export function repositoryAudit(
  verb: 'create' | 'update' | 'delete',
  repository: { id: string; namespace: string; name: string },
  details: Audit['details'] = {},
): Audit {
  const target = { kind: 'repository', id: repository.id, name: fullNameOf(repository) }
  return { action: `repository.${verb}`, target, details }
}
