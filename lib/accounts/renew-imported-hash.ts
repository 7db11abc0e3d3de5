import { isImportedHash } from '#lib/accounts/imported-hash.ts'
import { hashPassword } from '#lib/accounts/password-hash.ts'
import { db } from '#lib/database/db.ts'
import type { Secret } from '#lib/secret.ts'

type Hashed = { id: string; passwordHash: string }

/**
 * Gives an account a hash of its own for the password that was just found right, where it has an imported one. The hash that
 * the account has by then; null where another one took its place meanwhile, be it of another password.
 */
export async function renewImportedHash(
  { id, passwordHash: imported }: Hashed,
  password: Secret,
): Promise<string | null> {
  if (!isImportedHash(imported)) return imported
  const passwordHash = await hashPassword(password)
  const { count } = await db.account.updateMany({
    where: { id, passwordHash: imported },
    data: { passwordHash },
  })
  return count === 1 ? passwordHash : null
}
