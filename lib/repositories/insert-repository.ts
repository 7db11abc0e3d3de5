import type { Transaction } from '#lib/audit/mutate.ts'

type NewRepository = {
  namespace: string
  name: string
  description?: string
  fullDescription?: string
  visibility: 'public' | 'private'
}

/** The new row; null where there is one of its name. For a namespace whose owner the transaction holds. */
export async function insertRepository(tx: Transaction, data: NewRepository) {
  const [row] = await tx.repository.createManyAndReturn({ data, skipDuplicates: true })
  return row ?? null
}
