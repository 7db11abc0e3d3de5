import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { env } from '#lib/env.ts'
import { runStopHooks } from '#lib/shutdown.ts'
import { second } from '#lib/time.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { LatestUses } from '#lib/usage/latest-uses.ts'

type Written = { id: string; at: Date; action: string }[]

const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * second)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function collect() {
  const batches: Written[] = []
  const write = vi.fn(async (uses: Written) => void batches.push(uses.map((use) => ({ ...use }))))
  const uses = new LatestUses<{ at: Date; action: string }>('uses of the test', write)
  return { uses, batches, write }
}

it('writes nothing at once, and everything in one batch, sorted, when its time has come', async () => {
  const { uses, batches } = collect()
  uses.record('b', { at: at(1), action: 'pulled' }, false)
  uses.record('a', { at: at(2), action: 'pushed' }, false)
  await vi.advanceTimersByTimeAsync(env.LAST_USED_FLUSH_SECONDS * second - 1)
  expect(batches).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(batches).toEqual([
    [
      { id: 'a', at: at(2), action: 'pushed' },
      { id: 'b', at: at(1), action: 'pulled' },
    ],
  ])
  await vi.advanceTimersByTimeAsync(60 * second)
  expect(batches).toHaveLength(1)
})

it('keeps the latest use of a row, in whatever order they come', async () => {
  const { uses, batches } = collect()
  uses.record('a', { at: at(2), action: 'second' }, false)
  uses.record('a', { at: at(3), action: 'third' }, false)
  uses.record('a', { at: at(1), action: 'first' }, false)
  await uses.flush()
  expect(batches).toEqual([[{ id: 'a', at: at(3), action: 'third' }]])
})

it("writes a row's first use ever right away, but not before the answer", async () => {
  const { uses, batches } = collect()
  uses.record('a', { at: at(1), action: 'signed in' }, true)
  uses.record('b', { at: at(1), action: 'signed in' }, true)
  expect(batches).toEqual([])
  await vi.advanceTimersByTimeAsync(0)
  expect(batches).toHaveLength(1)
  expect(batches[0]).toHaveLength(2)
})

it('keeps what could not be written and tries again, with what came meanwhile', async () => {
  const failures = captureErrors()
  const { uses, batches, write } = collect()
  write.mockRejectedValueOnce(new Error('down'))
  uses.record('a', { at: at(1), action: 'lost?' }, false)
  await uses.flush()
  expect(batches).toEqual([])
  expect(failures).toHaveLength(1)
  uses.record('b', { at: at(2), action: 'later' }, false)
  await uses.flush()
  expect(batches.flat().map(({ action }) => action)).toEqual(['lost?', 'later'])
})

it('loses no use that comes while the one before is being written', async () => {
  const { uses, batches, write } = collect()
  let finish = () => {}
  write.mockImplementationOnce(async (written) => {
    batches.push([...written])
    await new Promise<void>((done) => (finish = done))
  })
  uses.record('a', { at: at(1), action: 'first' }, false)
  const flushing = uses.flush()
  await vi.advanceTimersByTimeAsync(0)
  uses.record('a', { at: at(2), action: 'second' }, false)
  finish()
  await flushing
  await uses.flush()
  expect(batches.flat().map(({ action }) => action)).toEqual(['first', 'second'])
})

it('writes what waits when the process stops', async () => {
  const { uses, batches } = collect()
  uses.record('a', { at: at(1), action: 'last' }, false)
  await runStopHooks()
  expect(batches.flat().map(({ action }) => action)).toEqual(['last'])
})

it('holds no more than it should, and writes much in several batches', async () => {
  const { uses, batches } = collect()
  for (let n = 0; n < 100_001; n++) uses.record(`${n}`, { at: at(1), action: 'many' }, false)
  uses.record('0', { at: at(2), action: 'known' }, false)
  await uses.flush()
  expect(batches.flat()).toHaveLength(100_000)
  expect(Math.max(...batches.map(({ length }) => length))).toBe(1_000)
  expect(batches.flat().find(({ id }) => id === '0')).toMatchObject({ action: 'known' })
})
