import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import { verifySecondFactor } from '#lib/second-factor/verify-second-factor.ts'
import type { Secret } from '#lib/secret.ts'
import { completeSignIn } from '#lib/sign-in/complete-sign-in.ts'
import type { OpenedSession, Visit } from '#lib/sign-in/open-session.ts'
import { findPendingSignIn, signInEnded } from '#lib/sign-in/pending-sign-in.ts'

/**
 * The second step of a sign-in: a code of the authenticator app or a recovery code. Throws `invalid` for the field `code`,
 * `limited`, or `unauthenticated` if the sign-in has ended.
 */
export async function signInWithCode(
  { pending: secret, code, ...visit }: Visit & { pending: Secret; code: string },
  now = new Date(),
): Promise<OpenedSession> {
  return paceRefusals(async () => {
    const pending = await findPendingSignIn(secret, now)
    if (!pending) throw signInEnded()
    const { accountId, username, secretHash } = pending
    const actor = { kind: 'account', accountId, username, address: visit.address } as const
    const signIn = secretHash.toString('base64url')
    const method = await verifySecondFactor(actor, { code, signIn }, now)
    return completeSignIn(pending, method, visit, now)
  })
}
