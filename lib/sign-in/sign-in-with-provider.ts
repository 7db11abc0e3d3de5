import { WrongPassword } from '#lib/accounts/check-password.ts'
import { rememberSignIn } from '#lib/accounts/sign-in-networks.ts'
import { mutate, type Transaction } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { networkOf } from '#lib/network-of.ts'
import type { Secret } from '#lib/secret.ts'
import { holdAccount, openSession, type OpenedSession, type Visit } from '#lib/sign-in/open-session.ts'
import { createPendingSignIn } from '#lib/sign-in/pending-sign-in.ts'
import type { ProviderClaims } from '#lib/sign-in/provider-claims.ts'
import { registerByProvider } from '#lib/sign-in/register-by-provider.ts'
import { SignInRefused } from '#lib/sign-in/sign-in-refused.ts'

type Found = {
  id: string
  username: string
  passwordHash: string
  suspendedAt: Date | null
  /** Null where the account is not linked yet. */
  linkedAt: Date | null
}

/**
 * Signs in who the identity provider has signed in: by the account that is linked to them, else by a verified e-mail address,
 * else with a new account where settings allow one. A second factor that the link has not seen is asked for first: then this
 * throws `unauthenticated` with a `pendingSignIn`.
 */
export async function signInWithProvider(
  claims: ProviderClaims,
  visit: Visit,
  now = new Date(),
): Promise<OpenedSession> {
  const found = (await findLinked(claims)) ?? (await findByEmail(claims, visit, now))
  const { id: accountId, username, passwordHash, linkedAt } = found
  if (found.suspendedAt) throw new SignInRefused('suspended')
  const { issuer, subject, session } = claims
  const provider = { issuer, subject, session }
  const actor = { kind: 'account', accountId, username, address: visit.address } as const
  const opened = await mutate<OpenedSession | { pendingSignIn: Secret }>(actor, async (tx) => {
    const held = await holdAccount(tx, { accountId, passwordHash }, provider).catch((error: unknown) => {
      throw error instanceof WrongPassword ? new SignInRefused('failed') : error
    })
    if (!linkedAt) await assertVerified(tx, accountId, claims.email)
    const { secondFactorSince } = held
    const isProved = linkedAt !== null && secondFactorSince !== null && linkedAt >= secondFactorSince
    if (held.hasSecondFactor && !isProved) {
      const pendingSignIn = await createPendingSignIn(tx, { accountId, passwordHash, provider }, now)
      return { result: { pendingSignIn }, audit: [] }
    }
    return openSession(tx, accountId, 'identity_provider', { ...visit, provider }, now)
  })
  if (!('id' in opened)) throw new AppError('unauthenticated', 'Two-factor authentication is on.', opened)
  await rememberSignIn(accountId, networkOf(visit.address), now)
  return opened
}

const account = { id: true, username: true, passwordHash: true, suspendedAt: true } as const

async function findLinked({ issuer, subject }: ProviderClaims): Promise<Found | null> {
  const identity = await db.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { linkedAt: true, account: { select: account } },
  })
  return identity && { ...identity.account, linkedAt: identity.linkedAt }
}

async function findByEmail(claims: ProviderClaims, { address }: Visit, now: Date): Promise<Found> {
  const { email } = claims
  if (email === null) throw new SignInRefused('no-email')
  const find = () => db.account.findUnique({ where: { email }, select: account })
  const known = await find()
  if (!known && !(await registerByProvider({ ...claims, email }, address, now)))
    throw new SignInRefused('no-account')
  const found = known ?? (await find())
  if (!found) throw new SignInRefused('failed')
  return { ...found, linkedAt: null }
}

/** An address that nobody verified here may be anybody's: its account could be a trap for who has it. */
async function assertVerified(tx: Transaction, id: string, email: string | null): Promise<void> {
  const where = { id, email: email ?? '', emailVerifiedAt: { not: null } }
  if (!(await tx.account.findFirst({ where, select: { id: true } }))) throw new SignInRefused('unverified')
}
