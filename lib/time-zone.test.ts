import { describe, expect, it } from 'vitest'
import { addDays, dayOf, startOfDay, timeZoneOf } from '#lib/time-zone.ts'

describe('a day', () => {
  it.each([
    ['2026-03-02', 'UTC', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02', 'Europe/Berlin', '2026-03-01T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-03-02', 'America/Los_Angeles', '2026-03-02T08:00:00.000Z'],
    ['2026-03-08', 'America/Los_Angeles', '2026-03-08T08:00:00.000Z'],
    ['2026-03-02', 'Asia/Kathmandu', '2026-03-01T18:15:00.000Z'],
    ['2026-03-02', 'Pacific/Kiritimati', '2026-03-01T10:00:00.000Z'],
  ])('%s begins in %s at %s', (day, timeZone, instant) => {
    const start = startOfDay(day, timeZone)
    expect(start.toISOString()).toBe(instant)
    expect(dayOf(start, timeZone)).toBe(day)
    expect(dayOf(new Date(start.getTime() - 1), timeZone)).toBe(addDays(day, -1))
  })

  it('is counted on over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })
})

it.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Nowhere/Else', 'UTC'],
  ['', 'UTC'],
  [undefined, 'UTC'],
])('%j is the time zone %s', (name, timeZone) => {
  expect(timeZoneOf(name)).toBe(timeZone)
})
