import { expect, it } from 'vitest'
import { uuidV7 } from '#lib/uuid-v7.ts'

const now = new Date('2026-12-01T12:00:00Z')

it('begins with the time, and says its version and variant', () => {
  expect(uuidV7(now)).toMatch(/^01a23179-de00-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('is in the order of making, also within a millisecond', () => {
  const made = Array.from({ length: 2_000 }, (_, place) => uuidV7(new Date(now.getTime() + (place >> 9))))
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made)).toHaveLength(2_000)
})
