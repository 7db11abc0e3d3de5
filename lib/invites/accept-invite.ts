import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { joinByInvite } from '#lib/invites/join-by-invite.ts'
import { withGuessLimit } from '#lib/invites/with-guess-limit.ts'
import { findOwnInvite, lockOrganizationOfInvite } from '#lib/invites/own-invite.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'
import type { Secret } from '#lib/secret.ts'

/**
 * Joins the organization, and the group if it still exists. Someone who is already a member keeps their role. An invite
 * by e-mail needs the secret of its link; see `findOwnInvite`.
 */
export async function acceptInvite(
  actor: Actor,
  id: string,
  secret: Secret | null,
  now = new Date(),
): Promise<OwnInvite> {
  authorizePerson(actor, 'account')
  const { accountId } = actor
  return withGuessLimit(actor, secret, () =>
    mutate(actor, async (tx) => {
      await lockOrganizationOfInvite(tx, id)
      await lockActor(tx, actor)
      const invite = await findOwnInvite(tx, actor, id, secret, now)
      // The link was mailed to the address that the account has.
      if (invite.by === 'email') await markVerified(tx, accountId, now)
      await joinByInvite(tx, invite, accountId, now)
      return { result: invite, audit: inviteAudit('accept', invite.organization, invite, accountId) }
    }),
  )
}

async function markVerified(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.account.updateMany({ where: { id, emailVerifiedAt: null }, data: { emailVerifiedAt: now } })
}
