import { checkPassword } from '#lib/accounts/check-password.ts'
import { mutate } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import { paceRefusals } from '#lib/rate-limits/pace-refusals.ts'
import { secondFactorOn } from '#lib/accounts/second-factor-on.ts'
import type { Secret } from '#lib/secret.ts'
import { holdAccount, openSession, type OpenedSession, type Visit } from '#lib/sign-in/open-session.ts'
import { createPendingSignIn } from '#lib/sign-in/pending-sign-in.ts'

export type SignIn = Visit & {
  identifier: string
  password: Secret
  /** For clients that can't take a second step: accounts with a second factor are refused. */
  isOneStep?: boolean
}

/**
 * Checks the password and creates a session. If the account has a second factor, this throws `unauthenticated` with a
 * `pendingSignIn` instead, which `signInWithCode` completes.
 */
export async function signIn(
  { identifier, password, isOneStep = false, ...visit }: SignIn,
  now = new Date(),
): Promise<OpenedSession> {
  const { id: accountId, ...checked } = await paceRefusals(() =>
    checkPassword(identifier, password, visit.address),
  )
  const { username, passwordHash } = checked
  const actor = { kind: 'account', accountId, username, address: visit.address } as const
  const opened = await mutate<OpenedSession | { pendingSignIn: Secret }>(actor, async (tx) => {
    const { hasSecondFactor } = await holdAccount(tx, { accountId, passwordHash })
    if (!hasSecondFactor) return openSession(tx, accountId, 'password', visit, now)
    if (isOneStep) throw secondFactorOn()
    const pendingSignIn = await createPendingSignIn(tx, { accountId, passwordHash }, now)
    return { result: { pendingSignIn }, audit: [] }
  })
  if ('id' in opened) return opened
  const message = 'Two-factor authentication is on: send a code, too, or use a personal access token.'
  throw new AppError('unauthenticated', message, opened)
}
