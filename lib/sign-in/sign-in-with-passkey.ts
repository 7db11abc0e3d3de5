import { rememberSignIn } from '#lib/accounts/sign-in-networks.ts'
import { mutate } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import type { Assertion } from '#lib/passkeys/schema.ts'
import { verifyPasskey } from '#lib/passkeys/verify-passkey.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import { holdAccount, openSession, type OpenedSession, type Visit } from '#lib/sign-in/open-session.ts'

/** Signs in by a passkey alone, which is two factors in one: the device, and what unlocked it. */
export async function signInWithPasskey(
  { assertion, ...visit }: Visit & { assertion: Assertion },
  now = new Date(),
): Promise<OpenedSession> {
  const signedIn = await paceRefusals(() =>
    verifyPasskey({ purpose: 'sign_in' }, assertion, visit.address, now),
  )
  const { id, accountId, username, passwordHash } = signedIn
  const actor = { kind: 'account', accountId, username, address: visit.address } as const
  const opened = await mutate(actor, async (tx) => {
    await holdAccount(tx, { accountId, passwordHash })
    // It may have been removed at this moment.
    if (!(await tx.passkey.findUnique({ where: { id }, select: { id: true } })))
      throw new AppError('unauthenticated', 'This passkey was removed.')
    return openSession(tx, accountId, 'passkey', visit, now)
  })
  await rememberSignIn(accountId, networkOf(visit.address), now)
  return opened
}
