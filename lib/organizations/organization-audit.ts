import type { Audit } from '#lib/audit/mutate.ts'

export function organizationAudit(
  verb: 'create' | 'update' | 'delete' | 'change_plan',
  { id, name }: { id: string; name: string },
  details: NonNullable<Audit['details']>,
): Audit & { organizationId: string } {
  return {
    action: `organization.${verb}`,
    organizationId: id,
    target: { kind: 'organization', id, name },
    details,
  }
}
