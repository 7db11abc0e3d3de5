import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { ownInvite, selectOwnInvites, type OwnInviteRow } from '#lib/invites/own-invite.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'

/** The open invites by the actor's username, for every page of an account. Those by e-mail are visible only with their link. */
export async function listOwnInvites(actor: Actor, now = new Date()): Promise<OwnInvite[]> {
  authorizePerson(actor, 'account')
  const { text, values } = selectOwnInvites(
    Prisma.sql`invite.account_id = ${actor.accountId}::uuid AND invite.expires_at > ${now}`,
  )
  const { rows } = await pool.query<OwnInviteRow>(statement('list-own-invites', text, values))
  return rows.map(ownInvite)
}
