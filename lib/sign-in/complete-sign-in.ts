import { WrongPassword } from '#lib/accounts/check-password.ts'
import { rememberSignIn } from '#lib/accounts/sign-in-networks.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { SignInMethod } from '#lib/generated/prisma/enums.ts'
import { networkOf } from '#lib/network-of.ts'
import { holdAccount, openSession, type OpenedSession, type Visit } from '#lib/sign-in/open-session.ts'
import { signInEnded, type PendingSignIn } from '#lib/sign-in/pending-sign-in.ts'

/** Ends a pending sign-in with a session, once, after `method` has proved its second step. Throws `unauthenticated`. */
export async function completeSignIn(
  { secretHash, accountId, username, passwordHash, provider }: PendingSignIn,
  method: SignInMethod,
  by: Visit,
  now = new Date(),
): Promise<OpenedSession> {
  const visit = { ...by, ...(provider && { provider }) }
  const actor = { kind: 'account', accountId, username, address: visit.address } as const
  const opened = await mutate(actor, async (tx) => {
    await holdAccount(tx, { accountId, passwordHash }, provider ?? undefined).catch((error: unknown) => {
      throw error instanceof WrongPassword ? signInEnded() : error
    })
    const { count } = await tx.pendingSignIn.deleteMany({ where: { secretHash, expiresAt: { gt: now } } })
    if (count === 0) throw signInEnded()
    return openSession(tx, accountId, provider ? 'identity_provider' : method, visit, now)
  })
  await rememberSignIn(accountId, networkOf(visit.address), now)
  return opened
}
