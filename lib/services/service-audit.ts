import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'
import type { ServiceOwner } from '#lib/services/service-owner.ts'

type Verb = 'create' | 'update' | 'delete' | 'confirm_host' | 'release_host'

/** An entry about a service in its organization's log, or in that of the site administrator who acts. */
export function serviceAudit(
  verb: Verb,
  { organizationId }: ServiceOwner,
  { id, name }: { id: string; name: string },
  details: AuditDetails,
): Audit {
  return {
    action: `service.${verb}`,
    target: { kind: 'service', id, name },
    ...(organizationId !== null && { organizationId }),
    details,
  }
}
