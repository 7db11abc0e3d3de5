import type { Audit, AuditDetails } from '#lib/audit/mutate.ts'

/** An entry about a member, in the organization's log; for someone who leaves, in their own log as well. */
export function memberAudit(
  verb: 'import' | 'change_role' | 'remove' | 'leave',
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
