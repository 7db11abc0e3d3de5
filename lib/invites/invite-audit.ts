import type { Audit } from '#lib/audit/mutate.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

/**
 * A log entry about an invite, which stands in its organization's log, and what somebody answers in the own one as well.
 * It names whom it is for, and never holds the link.
 */
export function inviteAudit(
  verb: 'create' | 'resend' | 'cancel' | 'accept' | 'decline',
  organization: { id: string },
  { id, invitee, role, group }: PublicInvite,
  accountId?: string,
): Audit {
  return {
    action: `invite.${verb}`,
    target: { kind: 'invite', id, name: invitee },
    organizationId: organization.id,
    ...(accountId && { accountId }),
    details: { role, group },
  }
}
