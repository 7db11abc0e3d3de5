import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'

/**
 * Reserves a name permanently, for accounts and organizations alike. Throws `conflict` for one that is or was in use.
 */
export async function claimNamespace(tx: Transaction, name: string, field: string): Promise<void> {
  const { count } = await tx.namespace.createMany({ data: { name }, skipDuplicates: true })
  if (count === 0) throw taken(field, 'This name is taken. Choose another.')
}

export function taken(field: string, message: string): AppError {
  return new AppError('conflict', message, { fields: { [field]: message } })
}
