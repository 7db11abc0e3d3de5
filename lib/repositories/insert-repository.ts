import type { Transaction } from '#lib/audit/mutate.ts'
import { assertRoom } from '#lib/repositories/assert-room.ts'
import type { Protocol } from '#lib/repositories/protocols.ts'

type NewRepository = {
  namespace: string
  name: string
  description?: string
  fullDescription?: string
  visibility: 'public' | 'private'
  protocols?: Protocol[]
}

/**
 * The new row; null where there is one of its name; throws `limited` where the namespace has all it may have. For a
 * namespace whose owner the transaction holds.
 */
export async function insertRepository(tx: Transaction, data: NewRepository) {
  // Two at once would each count without the other.
  await tx.$queryRaw`SELECT 1 FROM namespace WHERE name = ${data.namespace} FOR NO KEY UPDATE`
  const { namespace, name } = data
  if (await tx.repository.findFirst({ where: { namespace, name }, select: { id: true } })) return null
  await assertRoom(tx, namespace)
  const [row] = await tx.repository.createManyAndReturn({ data, skipDuplicates: true })
  return row ?? null
}
