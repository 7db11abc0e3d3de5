import type { AuditAction } from '#lib/audit/audit-actions.ts'
import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'

/** What was done to a company: in the log of who did it, and of each organization whose owners it concerns. */
export function companyAudit(
  action: Extract<AuditAction, `company.${string}`>,
  { id, name }: { id: string; name: string },
  organizations: { id: string }[],
  details: AuditDetails = {},
): Audit[] {
  const entry = { action, target: { kind: 'company', id, name }, details }
  return [entry, ...organizations.map((organization) => ({ ...entry, organizationId: organization.id }))]
}
