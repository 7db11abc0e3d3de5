import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'

/** A log entry about a member, which stands in the organization's log; that of who leaves, in the person's own as well. */
export function memberAudit(
  verb: 'change_role' | 'remove' | 'leave',
  organization: { id: string; name: string },
  member: { id: string; username: string },
  details: AuditDetails,
): Audit {
  return {
    action: `member.${verb}`,
    target: { kind: 'member', id: member.id, name: member.username },
    organizationId: organization.id,
    ...(verb === 'leave' && { accountId: member.id }),
    details,
  }
}
