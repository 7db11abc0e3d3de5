import { matchesHash } from '#lib/accounts/password-hash.ts'
import { inPasswordSlot } from '#lib/accounts/password-slots.ts'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { assertNotKnownLimited, reserveAttempt } from '#lib/rate-limits/failures.ts'
import type { Secret } from '#lib/secret.ts'

/** The account whose password was correct, with the hash that a following write can require. */
export type CheckedAccount = { id: string; username: string; passwordHash: string }

/**
 * Finds the account by username or e-mail and checks its password. Unknown names, wrong passwords and accounts under
 * attack get the same message after the same work.
 */
export async function checkPassword(
  identifier: string,
  password: Secret,
  address: string,
): Promise<CheckedAccount> {
  const name = identifier.trim().toLowerCase()
  assertNotKnownLimited(address, name)
  return inPasswordSlot(address, async () => {
    const account = await findAccount(name)
    const attempt = await reserveAttempt(address, name, account?.id)
    const matches = await matchesHash(account?.passwordHash, password)
    if (!account || !matches || attempt.mustFail) throw wrongPassword()
    await attempt.release()
    return account
  })
}

export function wrongPassword(): AppError {
  return new AppError('unauthenticated', 'Wrong username or password.')
}

async function findAccount(name: string): Promise<CheckedAccount | null> {
  // No name has other characters, and some of them (NUL) can't be queried.
  if (!/^[!-~]+$/.test(name)) return null
  return db.account.findUnique({
    where: name.includes('@') ? { email: name } : { username: name },
    select: { id: true, username: true, passwordHash: true },
  })
}
