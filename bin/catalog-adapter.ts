import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { Pool, QueryConfig, QueryResult } from 'pg'

/** A "char", the one-letter type of PostgreSQL's catalog, which the engine reads and Prisma's adapter does not know. */
const CHAR = 18
const TEXT = 25

/** An adapter that has the catalog's letters pass as text, and then tells the engine that they are letters. */
export async function connectToCatalog(pool: Pool) {
  const letters = new WeakMap<unknown[], number[]>()
  const query = pool.query.bind(pool) as (config: QueryConfig) => Promise<QueryResult>
  pool.query = (async (config: QueryConfig) => {
    const result = await query(config)
    const found = result.fields.flatMap((field, column) => (field.dataTypeID === CHAR ? [column] : []))
    for (const column of found) result.fields[column]!.dataTypeID = TEXT
    letters.set(result.rows, found)
    return result
  }) as typeof pool.query

  const adapter = await new PrismaPg(pool).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (sql) => {
    const result = await queryRaw(sql)
    for (const column of letters.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
  return adapter
}
