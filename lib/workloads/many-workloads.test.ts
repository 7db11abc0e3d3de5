import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'

const port = await vi.hoisted(async () =>
  (await import('#lib/testing/set-issuer-settings.ts')).setIssuerSettings(),
)

import { generateKeyPair } from 'jose'
import { db } from '#lib/database/db.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'
import { exchangeAssertion, type ExchangeInput } from '#lib/workloads/exchange-assertion.ts'

let ci: Awaited<ReturnType<typeof startIssuer>>
beforeAll(async () => {
  ci = await startIssuer(port)
})
afterAll(() => ci.stop())

/** Another organization, whose trusted workloads are of the same issuer. */
let stranger: { id: string }
let sub: string
beforeEach(async () => {
  stranger = await newOrganization([], { plan: 'team' })
  sub = crypto.randomUUID()
})
afterEach(() => db.trustedWorkload.deleteMany({ where: { issuer: ci.issuer } }))

const conditions = () => [{ claim: 'sub', value: sub }]
const more = async (count: number, columns: object = {}) => {
  for (let made = 0; made < count; made++) await newWorkload(stranger, { issuer: ci.issuer, ...columns })
}
const own = async (columns: object = {}) =>
  newWorkload(await newOrganization([], { plan: 'team' }), {
    ...{ issuer: ci.issuer, conditions: conditions(), ...columns },
  })

function sign(aud: string, key?: CryptoKey): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: ci.issuer, aud, sub, jti: crypto.randomUUID(), iat: now, exp: now + 300 }
  return ci.sign(claims, key ? { key } : {})
}

const exchange = (input: ExchangeInput) =>
  exchangeAssertion(input, {
    ...{ address: newAddress(), userAgent: undefined, door: 'api', now: new Date() },
  })

it('is found by its conditions however many of its issuer others have', async () => {
  await more(51)
  const workload = await own()
  const made = await exchange({ assertion: await sign('https://gatehouse.test') })
  expect(made.workload).toEqual(workload)
})

it('takes what nobody has signed no more than among few', async () => {
  await more(51)
  await own()
  const { privateKey } = await generateKeyPair('RS256')
  await expect(exchange({ assertion: await sign('https://gatehouse.test', privateKey) })).rejects.toThrow(
    'No trusted workload takes this token',
  )
})

it('is found by its service however many others take the same jobs', async () => {
  const service = { id: crypto.randomUUID(), fullName: 'npm' }
  await more(51, { conditions: conditions() })
  const services = [{ id: service.id, permissions: ['write'] }]
  const grant = { publicRead: true, repositories: { all: 'push', chosen: [] }, scopes: [], services }
  const workload = await own({ grant })
  const made = await exchange({ assertion: await sign('npm:host'), audience: 'npm:host', service })
  expect(made.workload).toEqual(workload)
})
