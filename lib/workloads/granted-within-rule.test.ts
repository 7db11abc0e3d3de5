import { afterAll, beforeAll, expect, it } from 'vitest'
import fc from 'fast-check'
import { db } from '#lib/database/db.ts'
import { organizationScopes, withIncluded } from '#lib/scopes/organization-scopes.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'
import { exchangeAssertion } from '#lib/workloads/exchange-assertion.ts'
import type { Condition, WorkloadGrant } from '#lib/workloads/schema.ts'

let ci: Awaited<ReturnType<typeof startIssuer>>
let acme: { id: string; name: string }
const ids = { own: [] as string[], foreign: '', npm: '', theirs: '' }
beforeAll(async () => {
  ci = await startIssuer()
  acme = await newOrganization([], { plan: 'team' })
  const other = await newOrganization([])
  for (const name of ['api', 'web', 'team/app']) ids.own.push(await newOrganizationRepository(acme, name))
  ids.foreign = await newOrganizationRepository(other, 'api')
  ids.npm = (await newService(acme)).id
  ids.theirs = (await newService(other)).id
})
afterAll(() => ci.stop())

const access = fc.constantFrom('pull' as const, 'push' as const)
const values = ['a', 'ab', 'b']

/** Rules as they may stand in the database, whoever wrote them, and what an assertion says. */
const arbitrary = fc.record({
  publicRead: fc.boolean(),
  all: fc.option(access),
  own: fc.array(fc.record({ at: fc.nat(2), access }), { maxLength: 3 }),
  foreign: fc.boolean(),
  gone: fc.boolean(),
  prefix: fc.option(access),
  scopes: fc.subarray(organizationScopes.map(({ scope }) => scope)),
  services: fc.subarray(['npm', 'theirs'] as const),
  permissions: fc.subarray(['read', 'write', 'unknown'], { minLength: 1 }),
  minutes: fc.integer({ min: 5, max: 60 }),
  wanted: fc.option(fc.integer({ min: 300, max: 3600 })),
  conditions: fc.uniqueArray(
    fc.record({
      claim: fc.constantFrom('sub', 'team', 'ref'),
      value: fc.constantFrom(...values, 'a*'),
    }),
    { selector: ({ claim }) => claim, minLength: 1 },
  ),
  said: fc.record({
    sub: fc.constantFrom(...values),
    team: fc.option(fc.constantFrom(...values), { nil: undefined }),
    ref: fc.option(fc.constantFrom(...values), { nil: undefined }),
  }),
  /** Whether what is said is made to fit: by chance alone it seldom does. */
  fits: fc.boolean(),
})

it('gives no more than the rule, and nothing where a condition does not hold', async () => {
  let made = 0
  await fc.assert(
    fc.asyncProperty(arbitrary, async (given) => {
      const chosen = [
        ...new Map(given.own.map(({ at, access }) => [at, { id: ids.own[at]!, access }])).values(),
        ...(given.foreign ? [{ id: ids.foreign, access: 'push' as const }] : []),
        ...(given.gone ? [{ id: crypto.randomUUID(), access: 'push' as const }] : []),
        ...(given.prefix ? [{ prefix: 'team', access: given.prefix }] : []),
      ]
      const grant: WorkloadGrant = {
        ...{ publicRead: given.publicRead, scopes: given.scopes },
        repositories: { all: given.all, chosen },
        services: given.services.map((name) => ({ id: ids[name], permissions: given.permissions })),
      }
      const { id: workload } = await newWorkload(acme, {
        ...{ issuer: ci.issuer, jwks: { keys: ci.state.keys } as object, grant: grant as object },
        ...{ conditions: given.conditions, lifetimeMinutes: given.minutes },
      })
      const fitting = given.conditions.map(({ claim, value }) => [claim, value.replace('*', 'b')])
      const said = { ...given.said, ...(given.fits && Object.fromEntries(fitting)) }
      const iat = Math.floor(Date.now() / 1000)
      const times = { iat, exp: iat + 300, jti: crypto.randomUUID() }
      const assertion = await ci.sign({
        ...{ iss: ci.issuer, aud: 'https://gatehouse.test', ...times },
        ...said,
      })
      const now = new Date()
      const context = { address: newAddress(), userAgent: undefined, door: 'api' as const, now }
      const expiresIn = given.wanted ?? undefined
      const holds = given.conditions.every((one) => isSo(one, said))
      const exchanged = await exchangeAssertion({ assertion, workload, expiresIn }, context).catch(() => null)
      if (!holds) expect(exchanged).toBeNull()
      if (!exchanged) return
      made++
      const token = await db.token.findFirstOrThrow({
        where: { id: exchanged.token.id },
        include: { repositories: true, services: true },
      })
      expect(token.organizationId).toBe(acme.id)
      expect(given.publicRead || !token.publicRead).toBe(true)
      expect(given.all !== null || !token.allRepositories).toBe(true)
      expect(given.all === 'push' || !token.allPush).toBe(true)
      for (const { repositoryId, push, delete: remove } of token.repositories) {
        const rule = chosen.find((one) => 'id' in one && one.id === repositoryId)
        expect(rule && ids.own.includes(repositoryId)).toBe(true)
        expect(rule!.access === 'push' || !push).toBe(true)
        expect(remove).toBe(false)
      }
      expect(token.pushPrefixes).toEqual(given.prefix === 'push' ? ['team'] : [])
      expect(token.pullPrefixes).toEqual(given.prefix === 'pull' ? ['team'] : [])
      const included: readonly string[] = withIncluded(given.scopes)
      expect(token.scopes.filter((scope) => !included.includes(scope))).toEqual([])
      for (const { serviceId, permissions } of token.services) {
        expect([given.services.includes('npm'), serviceId]).toEqual([true, ids.npm])
        expect(permissions.filter((name) => !given.permissions.includes(name))).toEqual([])
      }
      const most = Math.min(given.minutes * 60, expiresIn ?? Infinity) * 1000
      expect(token.expiresAt!.getTime() - now.getTime()).toBeLessThanOrEqual(most)
    }),
    { numRuns: 150 },
  )
  expect(made).toBeGreaterThan(30)
}, 60_000)

function isSo({ claim, value }: Condition, said: Record<string, string | undefined>): boolean {
  const came = said[claim]
  return came !== undefined && (value === 'a*' ? came.startsWith('a') : came === value)
}
