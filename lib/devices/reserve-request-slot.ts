import type { Transaction } from '#lib/audit/mutate.ts'
import { requestPolicy } from '#lib/devices/schema.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * Makes sure that one more approved request is not too many: the account, which is held, gets no other before the
 * transaction ends. Throws `conflict`.
 */
export async function reserveRequestSlot(
  tx: Transaction,
  accountId: string,
  grantId: string,
  now: Date,
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`
  const [made, approved] = [
    await tx.token.count({ where: { accountId, source: 'request', expiresAt: { gt: now } } }),
    await tx.deviceGrant.count({
      where: {
        ...{ accountId, state: 'approved', expiresAt: { gt: now } },
        ...{ id: { not: grantId }, approved: { not: Prisma.DbNull } },
      },
    }),
  ]
  if (made + approved < requestPolicy.tokensPerAccount) return
  throw new AppError(
    'conflict',
    `You have given access to ${requestPolicy.tokensPerAccount} requests that have not expired. Delete one of their tokens first.`,
  )
}
