import { expect, it } from 'vitest'
import { dayHeading } from '#components/activity/day-heading.ts'

it.each([
  ['2026-03-01', 'Today'],
  ['2026-02-28', 'Yesterday'],
  ['2026-02-27', 'Friday 27 February'],
  ['2025-12-31', 'Wednesday 31 December 2025'],
])('%s is %s', (day, heading) => {
  expect(dayHeading(day, '2026-03-01')).toBe(heading)
})
