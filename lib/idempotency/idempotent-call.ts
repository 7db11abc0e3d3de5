import { AsyncLocalStorage } from 'node:async_hooks'
import { AppError } from '#lib/errors.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'

/** A call that this process carries out: its row, and the claim that it has on it. */
export type IdempotentCall = { hash: Buffer<ArrayBuffer>; claim: string }

// Next.js bundles its own copy of this file.
const held = globalThis as { gatehouseIdempotentCalls?: AsyncLocalStorage<IdempotentCall> }

export const idempotentCalls = (held.gatehouseIdempotentCalls ??= new AsyncLocalStorage<IdempotentCall>())

/**
 * Notes, in the transaction that creates something, that the current call created it. Throws `conflict` where the call took so
 * long that another process has begun to repeat it.
 */
export async function recordCreated(tx: Prisma.TransactionClient, ids: string[]): Promise<void> {
  const call = idempotentCalls.getStore()
  if (!call || ids.length === 0) return
  const { count } = await tx.idempotentCall.updateMany({
    where: call,
    data: { created: { push: ids } },
  })
  if (count === 0)
    throw new AppError('conflict', 'This call took too long and was repeated. Nothing was created.')
}
