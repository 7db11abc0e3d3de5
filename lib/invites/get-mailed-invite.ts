import type { AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { withGuessLimit } from '#lib/invites/with-guess-limit.ts'
import { findMailedInvite } from '#lib/invites/own-invite.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'
import type { Secret } from '#lib/secret.ts'

/** `hasAccount`: whether the address has an account to sign in with. */
export type MailedInvite = OwnInvite & { hasAccount: boolean }

/** An invite by e-mail, for anyone with its link. */
export async function getMailedInvite(
  actor: AnonymousActor,
  id: string,
  secret: Secret | null,
  now = new Date(),
): Promise<MailedInvite> {
  return withGuessLimit(actor, secret, async () => {
    const invite = await findMailedInvite(db, id, secret, now)
    return { ...invite, hasAccount: (await db.account.count({ where: { email: invite.invitee } })) > 0 }
  })
}
