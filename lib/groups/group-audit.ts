import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'

type Verb =
  'create' | 'update' | 'delete' | 'add_member' | 'remove_member' | 'set_repository' | 'remove_repository'

/** An entry about a group, in its organization's log. */
export function groupAudit(
  verb: Verb,
  organization: { id: string },
  group: { id: string; name: string },
  details: AuditDetails,
): Audit {
  const target = { kind: 'group', id: group.id, name: group.name }
  return { action: `group.${verb}`, target, organizationId: organization.id, details }
}
