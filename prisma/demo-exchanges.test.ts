import { expect, it } from 'vitest'
import { day, hour } from '#lib/time.ts'
import { exchangesKept } from '#lib/usage/token-exchanges.ts'
import { demoTokens } from '#prisma/demo-data.ts'
import { demoExchanges } from '#prisma/demo-exchanges.ts'

const now = Date.parse('2026-12-01T12:00:00Z')
const used = { ago: hour, address: '203.0.113.24', client: 'skopeo 1.18.0', action: 'delete demo/worker' }

it('lead up to the last use, in order, and begin after the token was made', () => {
  const exchanges = demoExchanges(now, { created: 9 * hour + hour / 2, used })
  expect(exchanges.map(({ at, action }) => `${at.toISOString()} ${action}`)).toEqual([
    '2026-12-01T02:59:56.000Z asked to delete from demo/worker',
    '2026-12-01T03:00:00.000Z deleted demo/worker:latest',
    '2026-12-01T07:59:56.000Z asked to delete from demo/worker',
    '2026-12-01T08:00:00.000Z deleted demo/worker:latest',
    '2026-12-01T10:34:56.000Z asked to delete from demo/worker',
    '2026-12-01T10:35:00.000Z deleted demo/worker:latest',
    '2026-12-01T10:59:56.000Z asked to delete from demo/worker',
    '2026-12-01T11:00:00.000Z deleted demo/worker:latest',
  ])
})

it('end with what an expired token was refused', () => {
  const { action: _, ...expiredUse } = used
  expect(demoExchanges(now, { created: 9 * day, expires: -2 * day, expiredUse })).toMatchObject([
    { outcome: 'refused', reason: 'This access token expired on 2026-11-29 12:00 UTC.' },
  ])
})

it('are as many as are kept, at most, and none of a token that was never used', () => {
  for (const token of demoTokens) {
    const exchanges = demoExchanges(now, token)
    expect(exchanges.length).toBeLessThanOrEqual(exchangesKept)
    expect(exchanges.length > 0).toBe(token.used !== undefined)
  }
})
