import { expect, test } from 'vitest'
import { shareReads } from '#lib/database/share-reads.ts'

/** Reads that end when they are told to. */
function newReads() {
  const begun: { key: string; end: (found: string) => void; fail: (error: Error) => void }[] = []
  const read = (key: string) =>
    new Promise<string>((resolve, reject) => begun.push({ key, end: resolve, fail: reject }))
  return { begun, ask: shareReads(read, (key) => key) }
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

test('those of one turn share one, and those that ask for something else do not', async () => {
  const { begun, ask } = newReads()
  const asked = Promise.all([ask('a'), ask('b'), ask('a')])
  await turn()
  expect(begun.map(({ key }) => key)).toEqual(['a', 'b'])
  for (const { key, end } of begun) end(`${key}!`)
  expect(await asked).toEqual(['a!', 'b!', 'a!'])
})

test('those that arrive while one runs never get its result, but share the next', async () => {
  const { begun, ask } = newReads()
  const first = ask('a')
  await turn()
  const later = [ask('a'), ask('a')]
  await turn()
  expect(begun).toHaveLength(1)
  begun[0]!.end('old')
  expect(await first).toBe('old')
  await turn()
  expect(begun).toHaveLength(2)
  begun[1]!.end('new')
  expect(await Promise.all(later)).toEqual(['new', 'new'])
})

test('one that fails fails for all who share it, and the next is asked anew', async () => {
  const { begun, ask } = newReads()
  const asked = Promise.allSettled([ask('a'), ask('a')])
  await turn()
  const next = ask('a')
  begun[0]!.fail(new Error('lost'))
  expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await turn()
  begun[1]!.end('found')
  expect(await next).toBe('found')
})
