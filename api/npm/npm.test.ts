import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPublisher } from '#api/testing/new-publisher.ts'
import { request } from '#api/testing/request.ts'
import { db } from '#lib/database/db.ts'
import { ORIGIN_HEADER } from '#lib/http/asked-origin.ts'
import { newService } from '#lib/testing/new-service.ts'

const host = `npm-${crypto.randomUUID()}.example.com`
let publisher: Awaited<ReturnType<typeof newPublisher>>
let workload: { id: string; name: string }
beforeAll(async () => {
  publisher = await newPublisher('npm', host)
  workload = await publisher.trust(['write'])
})
afterAll(() => publisher.stop())

/** What npm sends: no body, the id token as a bearer token, and the name of the package escaped. */
async function exchange(idToken: string | null, { at = host, name = '@acme%2fleft' } = {}) {
  const answer = await request(`/-/npm/v1/oidc/token/exchange/package/${name}`, {
    method: 'POST',
    headers: {
      [ORIGIN_HEADER]: `https://${at}`,
      ...(idToken !== null && { authorization: `Bearer ${idToken}` }),
    },
  })
  return { status: answer.status, cache: answer.headers.get('cache-control'), body: await answer.json() }
}

it('gives a token of the workload, which may write at the service, and each id token counts once', async () => {
  const idToken = await publisher.sign(`npm:${host}`)
  const { status, cache, body } = await exchange(idToken)
  expect([status, cache, body]).toEqual([
    ...[201, 'no-store', { token: expect.stringMatching(/^gate_oat_\w{36}$/) }],
  ])
  const [token] = await db.token.findMany({
    where: { workloadId: workload.id },
    include: { services: { select: { serviceId: true, permissions: true } } },
  })
  expect(token?.services).toEqual([{ serviceId: publisher.service.id, permissions: ['write'] }])
  expect(await exchange(idToken)).toMatchObject({ status: 400, body: { message: /used before/ } })
})

describe('refuses, and makes no token', () => {
  const count = () => db.token.count({ where: { organizationId: publisher.acme.id } })

  it.each([
    ['of Gatehouse itself', 'https://gatehouse.test'],
    ['of another registry', 'npm:npm.other.example'],
    ['of a Python index here', `pypi:${host}`],
    ['in other letters', `NPM:${host}`],
  ])('an id token whose audience is %s', async (_what, audience) => {
    const before = await count()
    const { status, body } = await exchange(await publisher.sign(audience))
    expect([status, body]).toEqual([...[400, { message: `aud is "${audience}"; expected: npm:${host}.` }]])
    expect(await count()).toBe(before)
  })

  it('an id token of another job', async () => {
    const { status, body } = await exchange(await publisher.sign(`npm:${host}`, { sub: 'another' }))
    expect([status, body]).toEqual([400, { message: 'sub is "another"; expected: job.' }])
  })

  it('none, and what is no id token', async () => {
    expect(await exchange(null)).toMatchObject({ status: 401 })
    expect(await exchange('npm_0123456789')).toMatchObject({ status: 400 })
  })

  it('at a host of no service, of another kind, and of one that waits for confirmation', async () => {
    const http = await newService(publisher.acme, { kind: 'http' })
    const pattern = `waiting-${host}`
    await newService(publisher.acme, { kind: 'npm', hosts: { create: { pattern } } })
    for (const at of [`other-${host}`, http.host, pattern, `${host}:8443`]) {
      const { status, body } = await exchange(await publisher.sign(`npm:${at}`), { at })
      expect([status, body]).toEqual([404, { message: `There is no service of the kind npm at ${at}.` }])
    }
  })
})

describe('of several workloads that take the id token', () => {
  it('counts the one that gives its tokens something at the service', async () => {
    const other = await newPublisher('npm', `other-${crypto.randomUUID()}.example.com`)
    const { host: at } = { host: (await hostOf(other.service.id))! }
    await other.trust([])
    const right = await other.trust(['write'])
    expect(await exchange(await other.sign(`npm:${at}`), { at })).toMatchObject({ status: 201 })
    expect(await other.tokens()).toMatchObject([{ workloadId: right.id }])

    const second = await other.trust(['read'])
    const { status, body } = await exchange(await other.sign(`npm:${at}`), { at })
    expect(status).toBe(400)
    expect((body as { message: string }).message).toMatch(/^2 trusted workloads take this token\. Name one:/)
    expect((body as { message: string }).message).toContain(second.id)
    other.stop()
  })

  const hostOf = async (serviceId: string) =>
    (await db.serviceHost.findFirst({ where: { serviceId }, select: { pattern: true } }))?.pattern
})
