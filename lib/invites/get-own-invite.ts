import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { withGuessLimit } from '#lib/invites/with-guess-limit.ts'
import { findOwnInvite } from '#lib/invites/own-invite.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'
import type { Secret } from '#lib/secret.ts'

/** An invite, for the person who may answer it; one by e-mail needs the secret of its link. */
export async function getOwnInvite(
  actor: Actor,
  id: string,
  secret: Secret | null,
  now = new Date(),
): Promise<OwnInvite> {
  authorizePerson(actor, 'account')
  return withGuessLimit(actor, secret, () => findOwnInvite(db, actor, id, secret, now))
}
