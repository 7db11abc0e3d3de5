import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { db, pool, statement } from '#lib/database/db.ts'

test('Prisma and plain statements meet in one database', async () => {
  const name = `db-${randomUUID()}`
  await db.namespace.create({ data: { name } })
  const { rows } = await pool.query(
    statement('find-namespace', 'SELECT name FROM namespace WHERE name = $1', [name]),
  )
  expect(rows).toEqual([{ name }])
})

test('answers never cross between connections, transactions or not', async () => {
  const asked = async (word: string) =>
    (await pool.query(statement(`say-${word.length}`, 'SELECT $1::text AS word', [word]))).rows[0].word
  const transaction = (word: string) =>
    db.$transaction(
      async (tx) => (await tx.$queryRaw<[{ word: string }]>`SELECT ${word}::text AS word`)[0].word,
    )
  const words = Array.from({ length: 60 }, (_, at) => `${'x'.repeat(at % 3)}${at}`)
  const heard = await Promise.all(words.map((word, at) => (at % 2 ? asked(word) : transaction(word))))
  expect(heard).toEqual(words)
})

test('an undefined value in a where clause is refused', async () => {
  await expect(db.token.findMany({ where: { accountId: undefined as never } })).rejects.toThrow(/undefined/)
})

test.skipIf(process.env.DATABASE_URL)(
  'what is set for another server does not reach the embedded one',
  async () => {
    const program = `
    const { pool } = await import('#lib/database/db.ts')
    console.log((await pool.query('SELECT current_user, current_schema')).rows)
    await pool.end()`
    const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program]
    const others = {
      PGSSLMODE: 'require',
      PGPORT: '1',
      PGUSER: 'somebody',
      PGOPTIONS: '-c search_path=nowhere',
    }
    const env = { ...process.env, ...others }
    const { stdout } = await promisify(execFile)(process.execPath, words, { env })
    expect(stdout).toBe("[ { current_user: 'postgres', current_schema: 'public' } ]\n")
  },
)
