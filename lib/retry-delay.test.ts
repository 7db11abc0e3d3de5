import { expect, it, vi } from 'vitest'
import { retryDelay } from '#lib/retry-delay.ts'
import { hour, minute } from '#lib/time.ts'

it('doubles from a minute up to the longest', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const waits = [1, 2, 3, 6, 7, 2000].map((failures) => retryDelay(failures, hour))
  expect(waits).toEqual([minute, 2 * minute, 4 * minute, 32 * minute, hour, hour])
})

it('is up to a quarter shorter at random', () => {
  vi.spyOn(Math, 'random').mockReturnValue(1)
  expect(retryDelay(1, hour)).toBe(45_000)
})
