import type { Transaction } from '#lib/audit/mutate.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
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
}

export async function createPendingSignIn(
  tx: Transaction,
  account: Pick<PendingSignIn, 'accountId' | 'passwordHash'>,
  now: Date,
): Promise<Secret> {
  const secret = randomSecret()
  const expiresAt = new Date(now.getTime() + lifetime)
  const { accountId, passwordHash } = account
  const data = { accountId, passwordHash, secretHash: hashSecret(secret.reveal()), expiresAt }
  await tx.pendingSignIn.create({ data })
  return secret
}

/** Null if it has expired, was completed, or ended with the password or the second factor. */
export async function findPendingSignIn(secret: Secret, now = new Date()): Promise<PendingSignIn | null> {
  const secretHash = hashSecret(secret.reveal())
  const found = await db.pendingSignIn.findFirst({
    where: { secretHash, expiresAt: { gt: now } },
    select: { accountId: true, passwordHash: true, account: { select: { username: true } } },
  })
  if (!found) return null
  const { account, ...row } = found
  return { secretHash, username: account.username, ...row }
}

export function signInEnded(): AppError {
  return new AppError('unauthenticated', 'This sign-in has expired. Start again with your password.')
}
