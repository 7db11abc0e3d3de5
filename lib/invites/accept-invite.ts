import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { limitGuesses } from '#lib/invites/limit-guesses.ts'
import { takeOwnInvite } from '#lib/invites/own-invite.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'

/**
 * Joins the organization, and the group if it is still there. Who is a member by now keeps the present role. One by
 * e-mail needs the secret of its link; see `findOwnInvite`.
 */
export async function acceptInvite(
  actor: Actor,
  id: string,
  secret: string | null,
  now = new Date(),
): Promise<OwnInvite> {
  authorize(actor, 'account')
  const { accountId } = actor
  return limitGuesses(actor, secret, () =>
    mutate(actor, async (tx) => {
      const invite = await takeOwnInvite(tx, actor, id, secret, now)
      const organizationId = invite.organization.id
      await tx.membership.createMany({
        data: { organizationId, accountId, role: invite.role, joinedAt: now },
        skipDuplicates: true,
      })
      if (invite.groupId) {
        await tx.groupMember.createMany({
          data: { groupId: invite.groupId, organizationId, accountId },
          skipDuplicates: true,
        })
      }
      // With it goes what asked the same account by its name.
      await tx.invite.deleteMany({ where: { organizationId, OR: [{ id: invite.id }, { accountId }] } })
      return { result: invite, audit: inviteAudit('accept', invite.organization, invite, accountId) }
    }),
  )
}
