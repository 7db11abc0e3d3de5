import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { countInviteMail, findMailedTooOften, mailedTooOften } from '#lib/invites/invite-mail-limit.ts'
import { inviteMail } from '#lib/invites/invite-mail.ts'
import { readInvite } from '#lib/invites/invite-rows.ts'
import { newLink } from '#lib/invites/insert-invite.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { assertBelowOwner } from '#lib/members/assert-below-owner.ts'
import { wasSent } from '#lib/outbox/deliver-soon.ts'
import { parseId } from '#lib/parse.ts'

/**
 * Sends the invite again, with a new link and all its days; the link before ends. Tells whether the mail went out
 * at once; one that did not is tried again.
 * Throws `limited` where the address was sent enough for a day.
 */
export async function resendInvite(
  actor: Actor,
  organizationName: string,
  id: string,
  now = new Date(),
): Promise<{ invite: PublicInvite; mailed: boolean }> {
  const { secret, ...renewed } = newLink(now)
  const { invite, mail } = await mutateOrganization(
    actor,
    organizationName,
    'invite.edit',
    async (tx, organization) => {
      const inviteId = parseId('Invite', id)
      const before = await readInvite(tx, organization, inviteId)
      assertBelowOwner(actor, organization, before.role)
      const { account } = await tx.invite.update({
        where: { id: inviteId, organizationId: organization.id },
        data: renewed,
        select: { account: { select: { email: true } } },
      })
      const invite = { ...before, expiresAt: renewed.expiresAt }
      const to = account?.email ?? invite.invitee
      const until = (await findMailedTooOften(tx, organization, [to], now)).get(to)
      if (until) throw mailedTooOften(organization, invite.invitee, until, now)
      await countInviteMail(tx, organization, to, now)
      const mail = inviteMail(to, organization, invite, secret, 'invite.resend')
      return { result: { invite, mail }, audit: inviteAudit('resend', organization, invite), mails: [mail] }
    },
  )
  return { invite, mailed: await wasSent(mail) }
}
