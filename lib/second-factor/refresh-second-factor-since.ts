import type { Transaction } from '#lib/audit/mutate.ts'

/**
 * Notes whether the account has a second factor, after one was added or removed in the same transaction. With the last of them
 * go the recovery codes, and the sign-ins that wait for it. Locks the account.
 */
export async function refreshSecondFactorSince(
  tx: Transaction,
  accountId: string,
  now: Date,
): Promise<Date | null> {
  const [account] = await tx.$queryRaw<{ since: Date | null }[]>`
    UPDATE account SET second_factor_since = CASE
      WHEN EXISTS (SELECT FROM authenticator WHERE account_id = account.id AND confirmed_at IS NOT NULL)
        OR EXISTS (SELECT FROM passkey WHERE account_id = account.id)
      THEN coalesce(second_factor_since, ${now}) END
    WHERE id = ${accountId}::uuid RETURNING second_factor_since AS since`
  const since = account?.since ?? null
  if (!since) {
    await tx.recoveryCode.deleteMany({ where: { accountId } })
    await tx.pendingSignIn.deleteMany({ where: { accountId } })
  }
  return since
}
