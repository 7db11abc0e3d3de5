import { assertUncommonPassword } from '#lib/accounts/assert-uncommon-password.ts'
import { insertAccount } from '#lib/accounts/insert-account.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { registerByInviteSchema, type RegisterByInvite } from '#lib/accounts/schema.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor, AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { joinByInvite } from '#lib/invites/join-by-invite.ts'
import { withGuessLimit } from '#lib/invites/with-guess-limit.ts'
import { findMailedInvite, lockOrganizationOfInvite } from '#lib/invites/own-invite.ts'
import { parse } from '#lib/parse.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import { Secret } from '#lib/secret.ts'

/**
 * Creates an account for an invite's e-mail address, as a member of the organization. The link's secret proves that the
 * person reads that address's mail and was invited, so this works even if registration is closed.
 */
export async function registerByInvite(
  actor: AnonymousActor,
  id: string,
  secret: Secret | null,
  input: RegisterByInvite,
  now = new Date(),
): Promise<{ id: string; username: string }> {
  const found = await withGuessLimit(actor, secret, () => findMailedInvite(db, id, secret, now))
  const { username, name, password } = parse(registerByInviteSchema, input)
  const owner = { username, email: found.invitee, name, organizations: [found.organization.name] }
  await assertUncommonPassword(password, owner, 'password')
  return withFailureLimit(actor, 'conflict', async () => {
    const passwordHash = await inPasswordSlot(actor.address, () => hashPassword(new Secret(password)))
    return mutate(actor, async (tx) => {
      await lockOrganizationOfInvite(tx, id)
      const invite = await findMailedInvite(tx, id, secret, now)
      const email = { email: invite.invitee, emailVerifiedAt: now }
      const made = await insertAccount(tx, { username, ...email, name, passwordHash })
      const { result: account, audit } = made
      await joinByInvite(tx, invite, account.id, now)
      const by: Actor = { kind: 'account', accountId: account.id, username, address: actor.address }
      const accepted = { ...inviteAudit('accept', invite.organization, invite, account.id), by }
      return { result: account, audit: [audit, accepted] }
    })
  })
}
