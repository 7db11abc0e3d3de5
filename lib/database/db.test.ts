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
