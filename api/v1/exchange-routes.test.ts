import { expect, it } from 'vitest'
import { askApi } from '#api/testing/ask-api.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { tokenExchanges } from '#lib/usage/token-exchanges.ts'

it('lists the exchanges of both kinds of token, the latest first', async () => {
  const owner = await newAccount()
  const acme = await newOrganization([[owner, 'owner']])
  const bearer = await sessionBearer(owner)
  const [personal, ofAcme] = [await newToken(owner), await newOrganizationToken(acme)]
  const use = { address: '203.0.113.40', client: 'docker 28.2.2', door: 'registry' } as const
  for (const { id } of [personal, ofAcme]) {
    const at = (second: number) => new Date(Date.UTC(2026, 10, 1, 10, 0, second))
    tokenExchanges.record(id, { ...use, at: at(1), action: 'signed in', outcome: 'granted', reason: null })
    tokenExchanges.record(id, {
      ...{ ...use, at: at(2), action: 'asked to push demo/api' },
      ...{ outcome: 'partly', reason: 'push to demo/api' },
    })
  }
  await tokenExchanges.flush()
  const results = [
    {
      ...{ ...use, at: '2026-11-01T10:00:02.000Z', action: 'asked to push demo/api' },
      ...{ outcome: 'partly', reason: 'push to demo/api' },
    },
    { ...use, at: '2026-11-01T10:00:01.000Z', action: 'signed in', outcome: 'granted', reason: null },
  ]
  for (const path of [`tokens/${personal.id}`, `organizations/${acme.name}/tokens/${ofAcme.id}`]) {
    const { status, body } = await askApi(`GET /api/v1/${path}/exchanges`, { bearer })
    expect([status, body]).toEqual([200, { results }])
  }
  const foreign = await askApi(`GET /api/v1/tokens/${ofAcme.id}/exchanges`, { bearer })
  expect(foreign.status).toBe(404)
})
