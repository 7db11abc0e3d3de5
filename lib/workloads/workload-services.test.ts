import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'
import { exchangeAssertion, type ExchangeInput } from '#lib/workloads/exchange-assertion.ts'
import { workloadGrantSchema } from '#lib/workloads/schema.ts'

let ci: Awaited<ReturnType<typeof startIssuer>>
beforeAll(async () => {
  ci = await startIssuer()
})
afterAll(() => ci.stop())

const nothing = { publicRead: false, repositories: { all: null, chosen: [] }, scopes: [] }
type Given = { id: string; permissions: string[] }

const trust = (organization: { id: string }, services: Given[], publicRead = false) =>
  newWorkload(organization, {
    issuer: ci.issuer,
    jwks: { keys: ci.state.keys } as object,
    grant: { ...nothing, publicRead, services },
  })

async function exchange(input: Omit<ExchangeInput, 'assertion'>) {
  const iat = Math.floor(Date.now() / 1000)
  const claims = { iss: ci.issuer, aud: 'https://gatehouse.test', sub: 'job', iat, exp: iat + 300 }
  const assertion = await ci.sign({ ...claims, jti: crypto.randomUUID() })
  const context = { address: newAddress(), userAgent: undefined, door: 'api' as const, now: new Date() }
  const { token } = await exchangeAssertion({ ...input, assertion }, context)
  const given = await db.tokenService.findMany({ where: { tokenId: token.id } })
  return given.map(({ serviceId: id, permissions }) => ({ id, permissions }))
}

it('opens the services that the workload gives, and those alone', async () => {
  const acme = await newOrganization([])
  const [npm, shared] = [await newService(acme), await newService()]
  const given = [
    { id: npm.id, permissions: ['write'] },
    { id: shared.id, permissions: ['read'] },
  ]
  const { id } = await trust(acme, given)
  expect(await exchange({ workload: id })).toEqual(expect.arrayContaining(given))
})

it('opens nothing that the organization may not use now, nor a permission or service that is gone', async () => {
  const [acme, other] = [await newOrganization([]), await newOrganization([])]
  const [npm, gone] = [await newService(acme), await newService(acme)]
  const [shared, foreign] = [await newService(), await newService(other)]
  const { id } = await trust(acme, [
    { id: npm.id, permissions: ['read', 'publish'] },
    // Of the installation's, organizations have what members have.
    { id: shared.id, permissions: ['read', 'admin'] },
    { id: foreign.id, permissions: ['read'] },
    { id: gone.id, permissions: ['read'] },
  ])
  await db.service.delete({ where: { id: gone.id } })
  const left = [
    { id: npm.id, permissions: ['read'] },
    { id: shared.id, permissions: ['read'] },
  ]
  const opened = await exchange({ workload: id })
  expect(opened).toHaveLength(2)
  expect(opened).toEqual(expect.arrayContaining(left))
  await db.service.deleteMany({ where: { id: { in: [npm.id, shared.id] } } })
  await expect(exchange({ workload: id })).rejects.toThrow(
    /^Nothing is left that tokens of workload-\w+ may do/,
  )
})

it('is, for a service, of the one workload that gives something there', async () => {
  const acme = await newOrganization([])
  const service = await newService(acme)
  const images = await trust(acme, [], true)
  const refusal = `${images.name} gives its tokens nothing at ${service.fullName}.`
  await expect(exchange({ service, workload: images.id })).rejects.toThrow(refusal)
  const [attempt] = await db.workloadAttempt.findMany({ where: { workloadId: images.id } })
  expect(attempt).toMatchObject({ reason: refusal, tokenId: null })

  const publishing = await trust(acme, [{ id: service.id, permissions: ['write'] }])
  expect(await exchange({ service })).toEqual([{ id: service.id, permissions: ['write'] }])
  expect(await db.token.count({ where: { workloadId: publishing.id } })).toBe(1)

  await db.service.update({ where: { id: service.id }, data: { permissions: [] } })
  await expect(exchange({ service, workload: publishing.id })).rejects.toThrow(/^(Nothing is left|.*gives)/)
  expect(await db.token.count({ where: { organizationId: acme.id } })).toBe(1)
})

it('may be all that a workload gives; nothing at all is refused', () => {
  const services = [{ id: crypto.randomUUID(), permissions: ['read'] }]
  expect(workloadGrantSchema.safeParse({ ...nothing, services }).success).toBe(true)
  for (const given of [nothing, { ...nothing, services: [] }])
    expect(workloadGrantSchema.safeParse(given).error?.issues).toMatchObject([{ path: ['repositories'] }])
})
