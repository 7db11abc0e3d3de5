import { expect, test } from 'vitest'
import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'

const text = `SELECT name, size FROM (VALUES ('one', 1), ('two', 2), ('two', 20)) AS thing (name, size)
  WHERE name = $2 AND size >= $1 ORDER BY size`

const find = batchRowLookUps<{ name: string; size: number }>('find-thing', text, ['int', 'text'])

test('look-ups that go together find what each finds alone', async () => {
  const asked = [
    [1, 'one'],
    [1, 'two'],
    [3, 'two'],
    [9, 'one'],
    [0, 'three'],
    [1, 'one'],
  ]
  const expected = [
    { name: 'one', size: 1 },
    { name: 'two', size: 2 },
    { name: 'two', size: 20 },
    null,
    null,
    { name: 'one', size: 1 },
  ]
  expect(await Promise.all(asked.map(find))).toEqual(expected)
  const alone = []
  for (const values of asked) alone.push(await find(values))
  expect(alone).toEqual(expected)
})

test('look-ups of the same that go together are one plain statement, and each gets a row of its own', async () => {
  const { answer, sent } = await statementsOf(() => Promise.all([find([3, 'two']), find([3, 'two'])]))
  expect(answer).toEqual([
    { name: 'two', size: 20 },
    { name: 'two', size: 20 },
  ])
  expect(answer[0]).not.toBe(answer[1])
  expect(sent).toEqual(['find-thing'])
})

test('a failed statement fails each of its look-ups', async () => {
  const outcomes = await Promise.allSettled([find([1, 'one']), find(['no number', 'two'])])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await find([1, 'one'])).toEqual({ name: 'one', size: 1 })
})
