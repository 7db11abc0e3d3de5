import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'

/** Held until the transaction ends: what changes an account's factors is done one after the other, and before any sign-in. */
export async function lockAccount(tx: Transaction, accountId: string): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  if (held.length === 0) throw new AppError('unauthenticated', 'This account was deleted.')
}
