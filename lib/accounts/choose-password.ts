import { findAccountLink, passwordLinks, takeAccountLink } from '#lib/accounts/account-link.ts'
import { assertUncommonPassword } from '#lib/accounts/assert-uncommon-password.ts'
import { findPasswordOwner } from '#lib/accounts/find-password-owner.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { choosePasswordSchema, type ChoosePassword } from '#lib/accounts/schema.ts'
import { mutate, type Audit } from '#lib/audit/mutate.ts'
import type { AnonymousActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { parse } from '#lib/parse.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import { Secret } from '#lib/secret.ts'

/**
 * Sets the password of the account that a reset or set-up link is about, and ends all its sessions and other such links. Only
 * the password is proven: a second factor stays on, and nobody is signed in.
 */
export async function choosePassword(
  actor: AnonymousActor,
  secret: Secret,
  input: ChoosePassword,
  now = new Date(),
): Promise<{ username: string }> {
  const { accountId } = await withFailureLimit(actor, 'not_found', () =>
    findAccountLink(db, secret, passwordLinks, now),
  )
  const { password } = parse(choosePasswordSchema, input)
  await assertUncommonPassword(password, await findPasswordOwner(accountId), 'password')
  const passwordHash = await inPasswordSlot(actor.address, () => hashPassword(new Secret(password)))
  return mutate(actor, async (tx) => {
    const { account, purpose, provesEmail } = await takeAccountLink(tx, secret, passwordLinks, now)
    const { id, username } = account
    const verified = provesEmail ? { emailVerifiedAt: now } : {}
    await tx.account.updateMany({ where: { id }, data: { passwordHash, ...verified } })
    const sessions = await tx.session.deleteMany({ where: { accountId: id } })
    await tx.pendingSignIn.deleteMany({ where: { accountId: id } })
    await tx.accountLink.deleteMany({ where: { accountId: id, purpose: { in: passwordLinks } } })
    const audit: Audit = {
      action: purpose === 'set_up' ? 'account.set_up' : 'account.reset_password',
      accountId: id,
      by: { kind: 'account', accountId: id, username, address: actor.address },
      target: { kind: 'account', id, name: username },
      details: { sessions: sessions.count },
    }
    return { result: { username }, audit }
  })
}
