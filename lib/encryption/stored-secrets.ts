import { encryptedColumns, type SecretPlace } from '#lib/encryption/encrypted-columns.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** A secret as it is stored, encrypted or not. */
export type StoredSecret = { place: SecretPlace; stored: string }

type Purpose = SecretPlace['purpose']
const purposes = Object.keys(encryptedColumns) as Purpose[]

/** All of the database, locked. A retired signing key has an empty one, which is none. */
export async function lockStoredSecrets(tx: Prisma.TransactionClient): Promise<StoredSecret[]> {
  const found: StoredSecret[] = []
  for (const purpose of purposes) {
    const { table, id, column } = names(purpose)
    const rows = await tx.$queryRaw<{ id: string; stored: string }[]>`
      SELECT ${id}::text AS id, ${column} AS stored FROM ${table} WHERE ${column} <> '' ORDER BY 1 FOR UPDATE`
    found.push(...rows.map(({ id, stored }) => ({ place: { purpose, id }, stored })))
  }
  return found
}

export async function updateStoredSecrets(
  tx: Prisma.TransactionClient,
  secrets: StoredSecret[],
): Promise<void> {
  for (const purpose of purposes) {
    const { table, id, column } = names(purpose)
    const own = secrets.filter(({ place }) => place.purpose === purpose)
    if (own.length === 0) continue
    await tx.$executeRaw`
      UPDATE ${table} SET ${column} = new.stored
      FROM unnest(${own.map(({ place }) => place.id)}::text[], ${own.map(({ stored }) => stored)}::text[]) AS new (row_id, stored)
      WHERE ${table}.${id}::text = new.row_id`
  }
}

function names(purpose: Purpose) {
  const { table, id, column } = encryptedColumns[purpose]
  return { table: Prisma.raw(table), id: Prisma.raw(id), column: Prisma.raw(column) }
}
