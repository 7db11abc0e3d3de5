import type { Transaction } from '#lib/audit/mutate.ts'
import { refreshSecondFactorSince } from '#lib/second-factor/refresh-second-factor-since.ts'

/** Removes what proves a second factor of an account, with its recovery codes and the sign-ins that wait for it. */
export async function removeAllFactors(tx: Transaction, accountId: string, now: Date): Promise<void> {
  await tx.authenticator.deleteMany({ where: { accountId } })
  await tx.passkey.deleteMany({ where: { accountId } })
  const since = await refreshSecondFactorSince(tx, accountId, now)
  // Rather nothing than a factor that stays, and a mail that says it is gone.
  if (since) throw new Error('A second factor of another kind was left.')
}
