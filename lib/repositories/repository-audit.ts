import type { Audit } from '#lib/audit/mutate.ts'
import { fullNameOf } from '#lib/repositories/repository-name.ts'

/** An entry about a repository, in its organization's log if it belongs to one. */
export function repositoryAudit(
  verb: 'create' | 'update' | 'delete' | 'delete_tag',
  repository: { id: string; namespace: string; name: string; organizationId: string | null },
  details: Audit['details'] = {},
): Audit {
  const target = { kind: 'repository', id: repository.id, name: fullNameOf(repository) }
  const { organizationId } = repository
  return { action: `repository.${verb}`, target, details, ...(organizationId && { organizationId }) }
}
