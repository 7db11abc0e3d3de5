import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { notFound } from '#lib/errors.ts'
import { parseId } from '#lib/parse.ts'

/** Ends one of the person's sessions, this one or another. */
export async function endSession(actor: Actor, id: string): Promise<void> {
  authorizePerson(actor, 'account')
  if (id !== actor.sessionId) assertFreshProof(actor)
  const where = { id: parseId('Session', id), accountId: actor.accountId }
  await mutate(actor, async (tx) => {
    const session = await tx.session.findFirst({ where, select: { id: true, client: true } })
    const { count } = await tx.session.deleteMany({ where })
    if (!session || count === 0) throw notFound('Session')
    const target = { kind: 'session', id: session.id, name: session.client }
    return { result: undefined, audit: { action: 'account.sign_out', target } }
  })
}
