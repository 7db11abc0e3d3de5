import { describe, expect, it } from 'vitest'
import { instantInUtc, describeInstant, instantInZone } from '#components/ui/format-time.ts'

const at = (text: string) => new Date(text)

describe('an instant in words', () => {
  it('names the zone', () => {
    expect(instantInUtc(at('2026-12-04T14:00:00Z'))).toBe('4 Dec 2026, 14:00 UTC')
    expect(instantInZone(at('2026-12-04T14:00:00Z'), 'Asia/Kolkata')).toBe('4 Dec 2026, 19:30 GMT+5:30')
  })

  it('is said twice only where the viewer is not on UTC', () => {
    expect(describeInstant(at('2026-12-04T14:00:00Z'), 'UTC')).toBe('4 Dec 2026, 14:00 UTC')
    expect(describeInstant(at('2026-12-04T23:30:00Z'), 'Asia/Kolkata')).toBe(
      '4 Dec 2026, 23:30 UTC\n5 Dec 2026, 05:00 GMT+5:30',
    )
  })
})
