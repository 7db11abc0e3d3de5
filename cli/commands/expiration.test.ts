import { expect, it } from 'vitest'
import { expiration } from '#cli/commands/expiration.ts'

const now = new Date('2026-11-29T12:00:00Z')

it.each([
  ['never', null],
  ['12h', '2026-11-30T00:00:00.000Z'],
  ['30d', '2026-12-29T12:00:00.000Z'],
  ['2w', '2026-12-13T12:00:00.000Z'],
  ['1y', '2027-11-29T12:00:00.000Z'],
  ['2026-12-31', '2026-12-31T23:59:59.000Z'],
  ['2026-12-31T12:00:00+02:00', '2026-12-31T10:00:00.000Z'],
])('reads %s', (text, at) => expect(expiration(text, now)).toEqual({ at }))

it.each(['', 'soon', '30', '30m', '-1d', '2026-02-30', '2026-13-01', '2026-12-31T12:00', 'Dec 31 2026'])(
  'refuses %j rather than take it for never',
  (text) => expect(() => expiration(text, now)).toThrow(/^Write it as in 12h/),
)
