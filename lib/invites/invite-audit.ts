import type { Audit } from '#lib/audit/mutate.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

/**
 * An entry about an invite, in its organization's log; answers are in the invitee's log as well. It names the invitee,
 * and never contains the link.
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
