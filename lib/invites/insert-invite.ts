import type { Transaction } from '#lib/audit/mutate.ts'
import type { Standing } from '#lib/authz/standing.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import type { ReachableInvitee } from '#lib/invites/find-invitees.ts'
import { countInviteMail } from '#lib/invites/invite-mail-limit.ts'
import { inviteMail, type InviteMail } from '#lib/invites/invite-mail.ts'
import { readInvite } from '#lib/invites/invite-rows.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { invitePolicy } from '#lib/invites/schema.ts'
import { hashSecret, randomSecret } from '#lib/secret.ts'
import { day } from '#lib/time.ts'

type Asked = { role: Role; groupId: string | null; invitedBy: string }

/** Stores an invite, replacing an expired one, and composes its mail. */
export async function insertInvite(
  tx: Transaction,
  organization: Standing,
  invitee: ReachableInvitee,
  asked: Asked,
  now: Date,
): Promise<{ invite: PublicInvite; mail: InviteMail }> {
  const whom = invitee.kind === 'email' ? { email: invitee.email } : { accountId: invitee.accountId }
  const where = { organizationId: organization.id, ...whom }
  await tx.invite.deleteMany({ where: { ...where, expiresAt: { lte: now } } })
  const { secret, ...renewed } = newLink(now)
  const data = { ...where, ...asked, ...renewed, createdAt: now }
  const { id } = await tx.invite.create({ data, select: { id: true } })
  const invite = await readInvite(tx, organization, id)
  await countInviteMail(tx, organization, invitee.mailTo, now)
  return { invite, mail: inviteMail(invitee.mailTo, organization, invite, secret, 'invite.create') }
}

/** A secret for the link, and the hash to store. */
export function newLink(now: Date) {
  const secret = randomSecret()
  const expiresAt = new Date(now.getTime() + invitePolicy.days * day)
  return { secret, secretHash: hashSecret(secret.reveal()), expiresAt }
}
