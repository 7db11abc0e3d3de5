import { expect, it } from 'vitest'
import { atHour, offered, onClock } from '#components/tokens/expiration.ts'
import { inDays, startingDays } from '#lib/tokens/lifetimes.ts'

it('counts days from now', () => {
  expect(inDays(new Date('2026-11-22T14:00:00Z'), 30)).toBe('2026-12-22T14:00:00.000Z')
})

it('takes a day and an hour by the clock on the wall, and gives them back', () => {
  const at = atHour('2026-12-04', '09')
  expect(new Date(at).getHours()).toBe(9)
  expect(onClock(new Date(at))).toEqual({ date: '2026-12-04', hour: '09' })
})

it.each([
  ['', '09'],
  ['2026-12-04', ''],
  ['2026-02-31', '09'],
  ['4 Dec 2026', '09'],
  ['2026-13-01', '09'],
])('makes nothing of "%s" and "%s"', (date, hour) => {
  expect(atHour(date, hour)).toBe('')
})

it.each<[number | null, string[], number]>([
  [null, ['7 days', '30 days', '60 days', '90 days', '1 year'], 30],
  [365, ['7 days', '30 days', '60 days', '90 days', '365 days, the maximum'], 30],
  [45, ['7 days', '30 days', '45 days, the maximum'], 30],
  [30, ['7 days', '30 days, the maximum'], 30],
  [1, ['1 day, the maximum'], 1],
])('with at most %j days it offers %j, and %i at first', (most, labels, first) => {
  expect(offered('organization', most).map(({ label }) => label)).toEqual(labels)
  expect(startingDays('organization', most)).toBe(first)
})
