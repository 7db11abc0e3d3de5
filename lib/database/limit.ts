import { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * One page of rows. The numbers are in the statement, not among its values: PostgreSQL keeps one plan for all calls only where
 * it knows how few rows are wanted, and planning a list takes longer than reading it.
 */
export function limit(pageSize: number, page = 1): Prisma.Sql {
  const offset = (page - 1) * pageSize
  if (!Number.isSafeInteger(pageSize) || !Number.isSafeInteger(offset))
    throw new RangeError('Not a page of rows')
  return Prisma.raw(offset === 0 ? `LIMIT ${pageSize}` : `LIMIT ${pageSize} OFFSET ${offset}`)
}
