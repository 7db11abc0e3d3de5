import { expect, test } from 'vitest'
import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'

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

test('a failed statement fails each of its look-ups', async () => {
  const outcomes = await Promise.allSettled([find([1, 'one']), find(['no number', 'two'])])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await find([1, 'one'])).toEqual({ name: 'one', size: 1 })
})
