import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { withGuessLimit } from '#lib/invites/with-guess-limit.ts'
import { findOwnInvite, lockOrganizationOfInvite } from '#lib/invites/own-invite.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'
import type { Secret } from '#lib/secret.ts'

/** Declines the invite, which ends it; this needs the same rights as accepting. */
export async function declineInvite(
  actor: Actor,
  id: string,
  secret: Secret | null,
  now = new Date(),
): Promise<OwnInvite> {
  authorizePerson(actor, 'account')
  return withGuessLimit(actor, secret, () =>
    mutate(actor, async (tx) => {
      await lockOrganizationOfInvite(tx, id)
      await lockActor(tx, actor)
      const invite = await findOwnInvite(tx, actor, id, secret, now)
      await tx.invite.deleteMany({ where: { id: invite.id } })
      return { result: invite, audit: inviteAudit('decline', invite.organization, invite, actor.accountId) }
    }),
  )
}
