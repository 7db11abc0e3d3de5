import { expect, it } from 'vitest'
import { describeRotated, describeRotation } from '#components/tokens/describe-rotation.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

const now = new Date('2026-12-01T12:00:00Z')
const token = (of: Partial<AnyToken> = {}) =>
  ({ status: 'active', expiresAt: null, oldSecret: null, ...of }) as AnyToken
const expired = token({ status: 'expired', expiresAt: new Date('2026-11-01T00:00:00Z') })
const said = (tokens: AnyToken[], graceHours: number) => describeRotation(tokens, graceHours, now).join(' ')

it('says until when the old secret works, but never longer than it would have', () => {
  const first = 'or until the new one is first used.'
  expect(said([token()], 24)).toBe(`The old secret works until 2 Dec 2026, 12:00 UTC, ${first}`)
  const soon = token({ expiresAt: new Date('2026-12-01T15:00:00Z') })
  expect(said([soon], 24)).toBe(`The old secret works until 1 Dec 2026, 15:00 UTC, ${first}`)
  expect(said([token()], 0)).toBe(
    'The old secret will be refused immediately. Jobs that use it fail from the next request.',
  )
})

it('says what becomes of expired, inactive and rotating ones', () => {
  expect(said([expired], 24)).toBe('The token works again with the new secret. The old one stays refused.')
  expect(said([token({ status: 'inactive' })], 0)).toContain(
    'The token stays inactive until you activate it.',
  )
  const oldSecret = { hint: 'gate_pat_…k3Fq', endsAt: new Date('2026-12-02T00:00:00Z'), lastUse: null }
  expect(said([token({ oldSecret })], 0)).toContain('which still works, ends now.')
})

it('says the same beside the new secret', () => {
  const oldSecret = { hint: 'gate_pat_…k3Fq', endsAt: new Date('2026-12-02T00:00:00Z'), lastUse: null }
  expect(describeRotated(token({ oldSecret }))).toBe(
    'No expiration. The old secret works until 2 Dec 2026, 00:00 UTC, or until this one is first used.',
  )
  expect(describeRotated(token({ expiresAt: now }))).toBe(
    'Expires on 1 Dec 2026, 12:00 UTC. The old secret is refused.',
  )
})

it('speaks of several together', () => {
  expect(said([token(), token(), expired], 1)).toBe(
    'The old secrets work until 1 Dec 2026, 13:00 UTC, or until the new one of the same token is first used. The expired token works again with the new secret only.',
  )
  expect(said([expired, expired], 1)).toBe('The 2 expired tokens work again with the new secret only.')
})
