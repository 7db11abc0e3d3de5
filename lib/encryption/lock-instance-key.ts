import type { Prisma } from '#lib/generated/prisma/client.ts'

/** Held until the transaction ends: shared to encrypt with the present key, exclusive to change it. */
export async function lockInstanceKey(
  tx: Prisma.TransactionClient,
  mode: 'shared' | 'exclusive',
): Promise<void> {
  if (mode === 'shared')
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('gatehouse instance key'))`
  else await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse instance key'))`
}
