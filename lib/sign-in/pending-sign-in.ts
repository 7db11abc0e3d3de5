import type { Transaction } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import type { ProviderIdentity } from '#lib/sign-in/link-identity.ts'
import { hashSecret, randomSecret, type Secret } from '#lib/secret.ts'
import { minute, second } from '#lib/time.ts'

const lifetime = 10 * minute
export const pendingSignInSeconds = lifetime / second

/** A sign-in whose password was right, and whose second step is awaited. */
export type PendingSignIn = {
  secretHash: Buffer<ArrayBuffer>
  accountId: string
  username: string
  passwordHash: string
  /** Set where the identity provider was the first step. */
  provider: ProviderIdentity | null
}

export async function createPendingSignIn(
  tx: Transaction,
  account: Pick<PendingSignIn, 'accountId' | 'passwordHash'> & { provider?: ProviderIdentity },
  now: Date,
): Promise<Secret> {
  const secret = randomSecret()
  const expiresAt = new Date(now.getTime() + lifetime)
  const { accountId, passwordHash, provider } = account
  const first = provider && {
    ...{ issuer: provider.issuer, subject: provider.subject, providerSession: provider.session },
  }
  const data = { accountId, passwordHash, ...first, secretHash: hashSecret(secret.reveal()), expiresAt }
  await tx.pendingSignIn.create({ data })
  return secret
}

/** Null if it has expired, was completed, or ended with the password or the second factor. */
export async function findPendingSignIn(secret: Secret, now = new Date()): Promise<PendingSignIn | null> {
  const secretHash = hashSecret(secret.reveal())
  const found = await db.pendingSignIn.findFirst({
    where: { secretHash, expiresAt: { gt: now } },
    omit: { secretHash: true, expiresAt: true },
    include: { account: { select: { username: true } } },
  })
  if (!found) return null
  const { account, issuer, subject, providerSession, ...row } = found
  const provider = issuer && subject ? { issuer, subject, session: providerSession } : null
  return { secretHash, username: account.username, ...row, provider }
}

export function signInEnded(): AppError {
  return new AppError('unauthenticated', 'This sign-in has expired. Start again with your password.')
}
