import { expect, test } from 'vitest'
import { pool, statement } from '#lib/database/db.ts'
import { onePlan } from '#lib/database/one-plan.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** How often each of two statements that say the same is planned for its values alone, in ten calls. */
async function customPlans(find: (until: Date) => Prisma.Sql[]) {
  const client = await pool.connect()
  try {
    await client.query(
      'CREATE TEMPORARY TABLE visit AS SELECT now() - make_interval(mins => n) AS at FROM generate_series(1, 5000) n',
    )
    await client.query('CREATE INDEX ON visit (at)')
    await client.query('ANALYZE visit')
    for (let call = 0; call < 10; call++)
      for (const [at, { text, values }] of find(new Date(0)).entries())
        await client.query(statement(`visits-${at}`, text, values))
    const { rows } = await client.query<{ plans: number }>(
      `SELECT custom_plans::int AS plans FROM pg_prepared_statements WHERE name LIKE '%visits-%' ORDER BY name`,
    )
    return rows.map(({ plans }) => plans)
  } finally {
    client.release(true)
  }
}

test('a statement is planned for its values five times, then once for all, whatever its values are', async () => {
  const counted = (until: Date) => Prisma.sql`SELECT count(*)::int AS visits FROM visit WHERE at < ${until}`
  expect(await customPlans((until) => [counted(until), onePlan(counted(until))])).toEqual([10, 5])
})

test('a statement keeps its values, and finds the same', async () => {
  const found = onePlan(Prisma.sql`
    SELECT ${new Date('2026-06-10T12:00:00Z')} < ${new Date('2026-06-11T12:00:00Z')} AS before, ${'7'}::int + 1 AS sum`)
  const { rows } = await pool.query(found.text, found.values)
  expect(rows).toEqual([{ before: true, sum: 8 }])
})

test('a statement without values stays as it is', () => {
  expect(onePlan(Prisma.sql`SELECT 1`).text).toBe('SELECT 1')
})
