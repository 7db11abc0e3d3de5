import { expect, it } from 'vitest'
import { askApi } from '#api/testing/ask-api.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day, hour } from '#lib/time.ts'

it("lists a person's notices, and those of one organization", async () => {
  const owner = await newAccount()
  const acme = await newOrganization([[owner, 'owner']])
  const bearer = await sessionBearer(owner)
  const at = (offset: number) => new Date(Date.now() + offset)
  const [end, use] = [at(-day), at(-hour)]
  const old = await newToken(owner, { description: 'Old CI', expiresAt: end, expiredUseAt: use })
  const soon = at(2 * day)
  const deploy = await newOrganizationToken(acme, { label: 'Deploy', expiresAt: soon })
  const ofAcme = {
    ...{ token_id: deploy.id, name: 'Deploy', organization: acme.name },
    ...{ expires_at: soon.toISOString(), is_expired: false, used_at: null },
  }
  const mine = {
    ...{ token_id: old.id, name: 'Old CI', organization: null },
    ...{ expires_at: end.toISOString(), is_expired: true, used_at: use.toISOString() },
  }
  const all = await askApi('GET /api/v1/notices', { bearer })
  expect([all.status, all.body]).toEqual([200, { total: 2, results: [mine, ofAcme] }])
  const one = await askApi(`GET /api/v1/organizations/${acme.name}/notices`, { bearer })
  expect([one.status, one.body]).toEqual([200, { total: 1, results: [ofAcme] }])
  const foreign = { bearer: await sessionBearer(await newAccount()) }
  expect((await askApi(`GET /api/v1/organizations/${acme.name}/notices`, foreign)).status).toBe(404)
})
