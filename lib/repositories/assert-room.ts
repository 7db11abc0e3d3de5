import type { Transaction } from '#lib/audit/mutate.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'

/** Throws `limited` unless the namespace may have so many more repositories. */
export async function assertRoom(tx: Transaction, namespace: string, more = 1): Promise<void> {
  const limit = env.REPOSITORIES_PER_NAMESPACE
  if (limit === null) return
  const used = await tx.repository.count({ where: { namespace } })
  if (used + more <= limit) return
  const remedy = 'Delete one, or ask whoever runs Gatehouse to raise REPOSITORIES_PER_NAMESPACE.'
  throw new AppError(
    'limited',
    `${namespace} can have ${limit.toLocaleString('en')} repositories, and ${used.toLocaleString('en')} are in use. ${remedy}`,
  )
}
