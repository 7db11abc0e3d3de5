import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { batchLookUps } from '#lib/database/batch-look-ups.ts'
import { DATABASE_TIMEOUT } from '#lib/is-database-unavailable.ts'
import { second } from '#lib/time.ts'

type Statement = {
  kind: 'one' | 'many'
  keys: number[]
  answer: () => Promise<void>
  fail: () => Promise<void>
}

let statements: Statement[]
let lookUp: (key: number) => Promise<string>

/** A database that responds to each statement when the test says so. */
beforeEach(() => {
  statements = []
  const begin = (kind: Statement['kind'], keys: number[]) =>
    new Promise<string[]>((resolve, reject) => {
      const settle = (how: () => void) => async () => {
        how()
        await turn()
        await turn()
      }
      statements.push({
        kind,
        keys,
        answer: settle(() => resolve(keys.map((key) => `found ${key}`))),
        fail: settle(() => reject(new Error(`failed ${keys.join()}`))),
      })
    })
  lookUp = batchLookUps({
    one: async (key) => (await begin('one', [key]))[0]!,
    many: (keys) => begin('many', keys),
  })
})
afterEach(() => void vi.useRealTimers())

const lookUpAll = (...keys: number[]) => Promise.allSettled(keys.map(lookUp))
const begun = () => statements.map(({ kind, keys }) => [kind, ...keys])
const fulfilled = (...keys: number[]) => keys.map((key) => ({ status: 'fulfilled', value: `found ${key}` }))
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

test('alone, a look-up goes at once by the plain statement', async () => {
  const found = lookUp(1)
  await turn()
  expect(begun()).toEqual([['one', 1]])
  await statements[0]!.answer()
  expect(await found).toBe('found 1')
})

test('those of one turn of the event loop go together, and each gets its own answer', async () => {
  const found = lookUpAll(3, 1, 2, 1)
  await turn()
  expect(begun()).toEqual([['many', 3, 1, 2, 1]])
  await statements[0]!.answer()
  expect(await found).toEqual(fulfilled(3, 1, 2, 1))
})

test('a statement that has begun takes nobody in: a second one begins, and a third waits for the first to end', async () => {
  const found: Promise<unknown>[] = []
  for (const key of [1, 2, 3, 4]) {
    found.push(lookUp(key))
    await turn()
  }
  expect(begun()).toEqual([
    ['one', 1],
    ['one', 2],
  ])
  await statements[1]!.answer()
  expect(begun().slice(2)).toEqual([['many', 3, 4]])
  await statements[0]!.answer()
  await statements[2]!.answer()
  expect(await Promise.all(found)).toEqual(['found 1', 'found 2', 'found 3', 'found 4'])
})

test('a statement takes at most 64, in the order of arrival, and at most two run', async () => {
  const found = lookUpAll(...range(1, 150))
  await turn()
  expect(begun()).toEqual([
    ['many', ...range(1, 64)],
    ['many', ...range(65, 128)],
  ])
  await statements[0]!.answer()
  expect(begun()[2]).toEqual(['many', ...range(129, 150)])
  await statements[1]!.answer()
  await statements[2]!.answer()
  expect(await found).toEqual(fulfilled(...range(1, 150)))
})

test('a statement that fails fails its own look-ups, tries none again, and keeps none from going on', async () => {
  const first = lookUpAll(1, 2)
  await turn()
  const second = lookUpAll(3)
  await turn()
  const third = lookUpAll(4, 5)
  await statements[0]!.fail()
  const failed = { status: 'rejected', reason: new Error('failed 1,2') }
  expect(await first).toEqual([failed, failed])
  await statements[1]!.answer()
  expect(await second).toEqual(fulfilled(3))
  expect(begun()).toEqual([
    ['many', 1, 2],
    ['one', 3],
    ['many', 4, 5],
  ])
  await statements[2]!.answer()
  expect(await third).toEqual(fulfilled(4, 5))
})

test('what waited long while the database hung is refused, and what came later is looked up', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const hanging = [lookUpAll(1), await turn(), lookUpAll(2), await turn()]
  const overdue = lookUpAll(3)
  vi.setSystemTime(Date.now() + 6 * second)
  const recent = lookUpAll(4)
  await statements[0]!.fail()
  const reason = expect.objectContaining({ code: DATABASE_TIMEOUT })
  expect(await overdue).toEqual([{ status: 'rejected', reason }])
  expect(begun()[2]).toEqual(['one', 4])
  for (const statement of statements) await statement.answer()
  expect(await recent).toEqual(fulfilled(4))
  await Promise.all(hanging)
})
