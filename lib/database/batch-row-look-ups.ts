import { isDeepStrictEqual } from 'node:util'
import { batchLookUps } from '#lib/database/batch-look-ups.ts'
import { pool, statement } from '#lib/database/db.ts'

/**
 * Look-ups of at most one row each, by a fixed statement or, where several share one and differ, by the same for many.
 * `types` are PostgreSQL's, of the parameters from $1 on.
 */
export function batchRowLookUps<Row extends object>(
  name: string,
  text: string,
  types: string[],
): (values: unknown[]) => Promise<Row | null> {
  const many = manyOf(text, types)
  const one = async (values: unknown[]) =>
    (await pool.query<Row>(statement(name, text, values))).rows[0] ?? null
  return batchLookUps<unknown[], Row | null>({
    one,
    async many(asked) {
      // As the verbs of one page ask whether they may, or the layers of one image.
      if (asked.every((values) => isDeepStrictEqual(values, asked[0]))) {
        const row = await one(asked[0]!)
        return asked.map(() => row && { ...row })
      }
      const columns = types.map((_, at) => asked.map((values) => values[at]))
      const { rows } = await pool.query<Row & { place: number }>(statement(`${name}-each`, many, columns))
      const found: (Row | null)[] = asked.map(() => null)
      for (const { place, ...row } of rows) found[place - 1] = row as unknown as Row
      return found
    },
  })
}

/** LIMIT has each found by the index, as the plain statement does: of a few thousand rows PostgreSQL would else read all. */
function manyOf(text: string, types: string[]): string {
  const lists = types.map((type, at) => `$${at + 1}::${type}[]`)
  const names = types.map((_, at) => `value_${at + 1}`)
  return `
    SELECT place::int, found.* FROM unnest(${lists.join()}) WITH ORDINALITY AS asked (${names.join()}, place)
    CROSS JOIN LATERAL (${text.replace(/\$(\d+)/g, 'asked.value_$1')} LIMIT 1) AS found`
}
