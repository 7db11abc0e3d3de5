import type { AuditAction } from '#lib/audit/audit-actions.ts'
import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'

/** Entries about a company, in the actor's log and in that of each organization concerned. */
export function companyAudit(
  action: Extract<AuditAction, `company.${string}`>,
  { id, name }: { id: string; name: string },
  organizations: { id: string }[],
  details: AuditDetails = {},
): Audit[] {
  const entry = { action, target: { kind: 'company', id, name }, details }
  return [entry, ...organizations.map((organization) => ({ ...entry, organizationId: organization.id }))]
}
