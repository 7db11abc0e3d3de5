import { createHash } from 'node:crypto'
import { mutate } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import { second } from '#lib/time.ts'
import { logoutTokenPolicy, verifyLogoutToken } from '#lib/sign-in/verify-logout-token.ts'

/**
 * Ends the sessions that a logout token of the identity provider names: those of one session there, or all of a person. A
 * token works once. Returns how many ended.
 */
export async function endProviderSessions(token: string, now = new Date()): Promise<number> {
  const { issuer, tokenId, subject, session } = await verifyLogoutToken(token, now)
  const { maxAgeSeconds, toleranceSeconds } = logoutTokenPolicy
  const hash = createHash('sha256')
    .update(JSON.stringify([issuer, tokenId]))
    .digest()
  const expiresAt = new Date(now.getTime() + (maxAgeSeconds + 2 * toleranceSeconds) * second)
  const person = { issuer, ...(subject !== null && { subject }) }
  const there = session !== null && { providerSession: session }
  return mutate({ kind: 'system' }, async (tx) => {
    const { count } = await tx.usedLogoutToken.createMany({ data: { hash, expiresAt }, skipDuplicates: true })
    if (count === 0) throw new AppError('invalid', 'This logout token was used before.')
    await tx.pendingSignIn.deleteMany({ where: { ...person, ...there } })
    const where = { identity: person, ...there }
    const select = { id: true, client: true, accountId: true } as const
    const ended = await tx.session.findMany({ where, select })
    await tx.session.deleteMany({ where: { id: { in: ended.map(({ id }) => id) } } })
    const audit = ended.map(({ id, client, accountId }) => ({
      action: 'account.sign_out' as const,
      accountId,
      target: { kind: 'session', id, name: client },
      details: { by: 'identity provider' },
    }))
    return { result: ended.length, audit }
  })
}
