import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { poll } from '#components/shared/poll.ts'

const page = Object.assign(new EventTarget(), { hidden: false })

function setHidden(hidden: boolean) {
  page.hidden = hidden
  page.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers()
  page.hidden = false
  vi.stubGlobal('document', page)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The seconds at which it asks, from now on. */
async function secondsOfAsking(ask: ReturnType<typeof vi.fn>, seconds: number) {
  const asked: number[] = []
  for (let at = 0; at < seconds * 10; at++) {
    const before = ask.mock.calls.length
    await vi.advanceTimersByTimeAsync(100)
    if (ask.mock.calls.length > before) asked.push((at + 1) / 10)
  }
  return asked
}

it('asks after pauses that grow from 2 to 15 seconds', async () => {
  const ask = vi.fn(async () => 'again' as const)
  const stop = poll(ask)
  const asked = await secondsOfAsking(ask, 80)
  const pauses = asked.map((at, place) => at - (asked[place - 1] ?? 0))
  expect(pauses.slice(0, 3).map((pause) => Math.round(pause * 10) / 10)).toEqual([2, 3, 4.5])
  expect(pauses.every((pause, place) => pause >= (pauses[place - 1] ?? 0) - 0.1)).toBe(true)
  expect(Math.round(pauses.at(-1)!)).toBe(15)
  stop()
})

it('ends with the answer, or when it is told to', async () => {
  const done = vi.fn(async () => 'done' as const)
  poll(done)
  const again = vi.fn(async () => 'again' as const)
  const stop = poll(again)
  await vi.advanceTimersByTimeAsync(2_000)
  stop()
  setHidden(true)
  setHidden(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([done.mock.calls.length, again.mock.calls.length]).toEqual([1, 1])
})

it('rests while the page is hidden, and asks at once when it is looked at again', async () => {
  const ask = vi.fn(async () => 'again' as const)
  const stop = poll(ask)
  setHidden(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).not.toHaveBeenCalled()
  setHidden(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(ask).toHaveBeenCalledTimes(1)
  expect(await secondsOfAsking(ask, 3)).toEqual([2])
  stop()
})

it('never asks twice at once', async () => {
  const ask = vi.fn(() => new Promise<'again'>(() => {}))
  const stop = poll(ask)
  await vi.advanceTimersByTimeAsync(2_000)
  setHidden(true)
  setHidden(false)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(ask).toHaveBeenCalledTimes(1)
  stop()
})
