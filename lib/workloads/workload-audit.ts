import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'

/** An entry about a trusted workload, in its organization's log. */
export function workloadAudit(
  verb: 'create' | 'update' | 'delete',
  organization: { id: string },
  { id, name }: { id: string; name: string },
  details: AuditDetails,
): Audit {
  const target = { kind: 'workload', id, name }
  return { action: `workload.${verb}`, target, organizationId: organization.id, details }
}
