import type { AuditAction } from '#lib/audit/audit-actions.ts'
import { env } from '#lib/env.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { invitePolicy } from '#lib/invites/schema.ts'
import type { OutgoingMail } from '#lib/outbox/outgoing-mail.ts'
import { paths } from '#lib/paths.ts'
import type { Secret } from '#lib/secret.ts'

export type InviteMail = OutgoingMail & { event: AuditAction }

/**
 * The mail to an invitee. For an e-mail address the link contains the secret in its fragment, which browsers send to no
 * server; for a username it needs none.
 */
export function inviteMail(
  to: string,
  { displayName, name }: { displayName: string; name: string },
  { id, invitee, by, role, group, invitedBy }: PublicInvite,
  secret: Secret,
  event: AuditAction,
): InviteMail {
  const link = `${env.PUBLIC_URL}${paths.invite(id)}${by === 'email' ? `#${secret.reveal()}` : ''}`
  const how =
    by === 'email'
      ? `Open this link to join. If ${invitee} already has an account, sign in with it. Otherwise you can create one there:`
      : `Sign in as ${invitee} to accept or decline:`
  return {
    ...{ event, inviteId: id },
    to,
    subject: `Join ${displayName} on Gatehouse`,
    text: `${invitedBy} invites you to join ${displayName} (${name}) on Gatehouse as ${role}${group ? `, in the group ${group}` : ''}.

${how}

${link}

The invite expires in ${invitePolicy.days} days. If you don't know ${invitedBy}, you can ignore this message.
`,
  }
}
