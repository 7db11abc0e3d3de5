import { expect, it } from 'vitest'
import { describeLifetime, lifetimeOf, secondsOf } from '#components/devices/lifetime.ts'

it.each([
  [60, '1 minute'],
  [119, '1 minute'],
  [5400, '90 minutes'],
  [7200, '2 hours'],
  [86_400, '1 day'],
  [30 * 86_400, '30 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(describeLifetime(seconds)).toBe(words)
})

it('is never more in its unit than it was in seconds', () => {
  for (const seconds of [60, 61, 119, 3599, 3601, 86_399, 90_061])
    expect(secondsOf(lifetimeOf(seconds))).toBeLessThanOrEqual(seconds)
})

it.each(['', '-1', '1.5', '1e3', 'x', '9'.repeat(7)])('%j is no amount of time', (count) => {
  expect(secondsOf({ count, unit: 'hours' })).toBeNaN()
})
