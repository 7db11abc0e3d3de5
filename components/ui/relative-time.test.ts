import { describe, expect, it } from 'vitest'
import { relativeTime } from '#components/ui/relative-time.ts'

const now = new Date('2026-11-22T14:00:00Z')
const at = (text: string) => new Date(text)

describe('relativeTime', () => {
  it.each([
    ['2026-11-22T14:00:00Z', 'just now'],
    ['2026-11-22T13:59:01Z', 'just now'],
    ['2026-11-22T14:00:30Z', 'in less than a minute'],
    ['2026-11-22T13:56:00Z', '4 min ago'],
    ['2026-11-22T13:00:10Z', '1 hour ago'],
    ['2026-11-22T11:00:00Z', '3 hours ago'],
    ['2026-11-21T14:00:00Z', '1 day ago'],
    ['2026-11-19T14:00:00Z', '3 days ago'],
    ['2026-12-04T14:00:00Z', 'in 12 days'],
    ['2026-12-22T13:59:58Z', 'in 30 days'],
    ['2027-02-20T14:00:00Z', 'in 3 months'],
    ['2027-11-22T14:00:00Z', 'in 12 months'],
    ['2023-11-22T14:00:00Z', '3 years ago'],
  ])('%s is %s', (text, words) => {
    expect(relativeTime(at(text), now)).toBe(words)
  })
})
