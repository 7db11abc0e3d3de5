import { mutate, type Audit, type Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor, Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'

/** Ends all of the person's sessions except the current one; returns how many. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  authorizePerson(actor, 'account')
  assertFreshProof(actor)
  return mutate(actor, async (tx) => {
    const count = await deleteOtherSessions(tx, actor)
    const target = { kind: 'account', id: actor.accountId, name: actor.username }
    const audit: Audit = { action: 'account.sign_out', target, details: { sessions: count } }
    return { result: count, audit: count > 0 ? audit : [] }
  })
}

export async function deleteOtherSessions(tx: Transaction, actor: AccountActor): Promise<number> {
  const own = actor.sessionId ? { NOT: { id: actor.sessionId } } : {}
  const { count } = await tx.session.deleteMany({ where: { accountId: actor.accountId, ...own } })
  return count
}
