import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'
import { lockAccount } from '#lib/second-factor/lock-account.ts'
import { refreshSecondFactorSince } from '#lib/second-factor/refresh-second-factor-since.ts'
import { deleteOtherSessions } from '#lib/sessions/end-other-sessions.ts'

/** Removes one of the person's passkeys and ends all other sessions, which it may have begun. */
export async function removePasskey(actor: Actor, id: string, now = new Date()): Promise<void> {
  authorizePerson(actor, 'account')
  assertFreshProof(actor, now)
  const { accountId, username } = actor
  const where = { id: parseId('Passkey', id), accountId }
  await mutate(actor, async (tx) => {
    await lockAccount(tx, accountId)
    const passkey = await tx.passkey.findFirst({ where, select: { name: true } })
    if (!passkey) throw notFound('Passkey')
    await tx.passkey.deleteMany({ where })
    await refreshSecondFactorSince(tx, accountId, now)
    const details = { passkey: passkey.name, sessions: await deleteOtherSessions(tx, actor) }
    const target = { kind: 'account', id: accountId, name: username }
    return { result: undefined, audit: { action: 'account.remove_passkey', target, details } }
  })
}
