import type { Transaction } from '#lib/audit/mutate.ts'
import { notFound } from '#lib/errors.ts'

type NewRepository = {
  namespace: string
  name: string
  description?: string
  fullDescription?: string
  visibility: 'public' | 'private'
}

/** The new row; null where there is one of its name. Throws `not_found` where the owner was deleted meanwhile. */
export async function insertRepository(tx: Transaction, data: NewRepository) {
  const [row] = await tx.repository.createManyAndReturn({ data, skipDuplicates: true })
  if (!row) return null
  const owners = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM account WHERE username = ${data.namespace}
    UNION ALL SELECT 1 FROM organization WHERE name = ${data.namespace}`
  if (owners.length === 0) throw notFound('Namespace')
  return row
}
