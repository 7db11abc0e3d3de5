import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'

type Verb = 'create' | 'update' | 'rotate_secret' | 'end_secret' | 'renew_secret' | 'delete'

/** An entry in the log of the organization or, for one of the installation, of the site administrator who acts. */
export function applicationAudit(
  verb: Verb,
  organizationId: string | null,
  { id, name, clientId }: { id: string; name: string; clientId: string },
  details: AuditDetails = {},
): Audit {
  return {
    action: `application.${verb}`,
    target: { kind: 'application', id, name },
    ...(organizationId !== null && { organizationId }),
    details: { clientId, ...details },
  }
}
