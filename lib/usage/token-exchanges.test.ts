import { beforeEach, expect, it, vi } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db, pool } from '#lib/database/db.ts'
import { organizationOwner, ownAccount } from '#lib/owners.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { second } from '#lib/time.ts'
import { listTokenExchanges } from '#lib/usage/list-token-exchanges.ts'
import { tokenExchanges, type TokenExchange } from '#lib/usage/token-exchanges.ts'

const start = new Date('2030-05-06T07:08:09.123Z')
const nth = (n: number): TokenExchange => ({
  ...{ at: new Date(start.getTime() + n * second), address: '198.51.100.7', client: 'docker 28.2.2' },
  ...{ door: 'registry', action: `pulled ${n}`, outcome: 'granted', reason: null },
})
const actions = (exchanges: { action: string }[]) => exchanges.map(({ action }) => action)
const lastTwenty = (last: number) => Array.from({ length: 20 }, (_, n) => `pulled ${last - n}`)

let owner: AccountActor
let id: string
beforeEach(async () => {
  owner = await newAccount()
  ;({ id } = await newToken(owner))
})

it('keeps the last 20 of each token, the latest first, whether they wait or are written', async () => {
  const other = await newToken(owner)
  for (let n = 1; n <= 25; n++) tokenExchanges.record(id, nth(n))
  tokenExchanges.record(other.id, { ...nth(1), outcome: 'partly', reason: 'push to demo/api' })
  await tokenExchanges.flush()
  expect(actions(await listTokenExchanges(owner, ownAccount, id))).toEqual(lastTwenty(25))
  expect(await listTokenExchanges(owner, ownAccount, other.id)).toEqual([
    { ...nth(1), outcome: 'partly', reason: 'push to demo/api' },
  ])
  for (let n = 26; n <= 30; n++) tokenExchanges.record(id, nth(n))
  await tokenExchanges.flush()
  expect(actions(await listTokenExchanges(owner, ownAccount, id))).toEqual(lastTwenty(30))
  expect(await db.tokenExchange.count({ where: { tokenId: id } })).toBe(20)
})

it('asks the database for nothing when it records', async () => {
  const query = vi.spyOn(pool, 'query')
  tokenExchanges.record(id, nth(1))
  expect(query).not.toHaveBeenCalled()
  query.mockRestore()
})

it('passes over a token that is gone, and writes its neighbours', async () => {
  const gone = await newToken(owner)
  tokenExchanges.record(gone.id, nth(1))
  tokenExchanges.record(id, nth(2))
  await db.token.delete({ where: { id: gone.id } })
  await tokenExchanges.flush()
  expect(actions(await listTokenExchanges(owner, ownAccount, id))).toEqual(['pulled 2'])
})

it('loses what could not be written, and nothing that comes after', async () => {
  const failures = captureErrors()
  vi.spyOn(pool, 'query').mockRejectedValueOnce(new Error('down'))
  tokenExchanges.record(id, nth(1))
  await tokenExchanges.flush()
  expect(failures).toHaveLength(1)
  tokenExchanges.record(id, nth(2))
  await tokenExchanges.flush()
  expect(actions(await listTokenExchanges(owner, ownAccount, id))).toEqual(['pulled 2'])
})

it('shows nobody the history of another’s token', async () => {
  const acme = await newOrganization([[owner, 'owner']])
  const ofAcme = await newOrganizationToken(acme)
  tokenExchanges.record(ofAcme.id, nth(1))
  await tokenExchanges.flush()
  expect(await listTokenExchanges(owner, organizationOwner(acme.name), ofAcme.id)).toHaveLength(1)
  const missing = { code: 'not_found', message: 'Token not found.' }
  await expect(listTokenExchanges(owner, ownAccount, ofAcme.id)).rejects.toMatchObject(missing)
  await expect(listTokenExchanges(await newAccount(), ownAccount, id)).rejects.toMatchObject(missing)
})
