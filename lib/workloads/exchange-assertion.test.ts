import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

const port = await vi.hoisted(async () =>
  (await import('#lib/testing/set-issuer-settings.ts')).setIssuerSettings(),
)

import { exportJWK, generateKeyPair, type JWTPayload } from 'jose'
import { db } from '#lib/database/db.ts'
import { hashSecret } from '#lib/secret.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'
import { exchangeAssertion, type ExchangeInput } from '#lib/workloads/exchange-assertion.ts'

let ci: Awaited<ReturnType<typeof startIssuer>>
beforeAll(async () => {
  ci = await startIssuer(port)
})
afterAll(() => ci.stop())

const seconds = () => Math.floor(Date.now() / 1000)
const claims = (more: JWTPayload = {}): JWTPayload => ({
  ...{ iss: ci.issuer, aud: 'https://gatehouse.test', sub: 'job', jti: crypto.randomUUID() },
  ...{ iat: seconds(), nbf: seconds(), exp: seconds() + 300 },
  ...more,
})
const context = () => ({
  address: newAddress(),
  userAgent: 'gatehouse/0.1.0',
  door: 'api' as const,
  now: new Date(),
})
const exchange = (input: ExchangeInput) => exchangeAssertion(input, context())
const message = async (input: ExchangeInput) =>
  (await exchange(input).catch((error: Error) => error)) as Error
const attempts = (workloadId: string) =>
  db.workloadAttempt.findMany({ where: { workloadId }, orderBy: { id: 'asc' } })

async function trusted(columns: Parameters<typeof newWorkload>[1] | object = {}, plan = 'team' as const) {
  const organization = await newOrganization([], { plan })
  return { organization, workload: await newWorkload(organization, { issuer: ci.issuer, ...columns }) }
}

const uniform = 'No trusted workload takes this token: its issuer or its signature is not one of theirs.'

it('makes a token of the organization, once, that says for whom', async () => {
  const { organization, workload } = await trusted({ lifetimeMinutes: 15 })
  const assertion = await ci.sign(claims())
  const made = await exchange({ assertion, workload: workload.id })
  expect(made).toMatchObject({ organization, workload, token: { label: workload.name } })
  expect(made.secret.reveal()).toMatch(/^gate_oat_/)
  expect(Math.round((made.expiresAt.getTime() - Date.now()) / 60_000)).toBe(15)
  expect(await db.token.findFirst({ where: { secretHash: hashSecret(made.secret.reveal()) } })).toMatchObject(
    {
      ...{ id: made.token.id, organizationId: organization.id, workloadId: workload.id, source: 'auto' },
      ...{ label: workload.name, description: 'job', publicRead: true, allRepositories: true, allPush: true },
      ...{ expiresAt: made.expiresAt, createdBy: 'somebody' },
    },
  )
  expect((await message({ assertion, workload: workload.id })).message).toContain('was used before (jti)')
  expect(await logOfOrganization(organization)).toEqual([
    {
      ...{ action: 'token.create', actorName: `workload ${workload.name}`, targetName: workload.name },
      details: {
        ...{ hint: made.token.hint, workload: workload.name, subject: 'job' },
        expiresAt: made.expiresAt.toISOString(),
      },
    },
  ])
  const [granted, refused] = await attempts(workload.id)
  expect(granted).toMatchObject({ reason: null, tokenId: made.token.id, client: 'gatehouse 0.1.0' })
  expect(granted?.claims).toMatchObject({ sub: 'job', aud: 'https://gatehouse.test' })
  expect(JSON.stringify(granted?.claims)).not.toContain(assertion.split('.')[2])
  expect(refused).toMatchObject({ tokenId: null, reason: expect.stringContaining('used before') })
})

describe('which workload', () => {
  it('is found by its issuer where exactly one takes the token', async () => {
    const sub = crypto.randomUUID()
    const { workload } = await trusted({ conditions: [{ claim: 'sub', value: sub }] })
    await trusted({ conditions: [{ claim: 'sub', value: 'other' }] })
    expect((await exchange({ assertion: await ci.sign(claims({ sub })) })).workload).toEqual(workload)
  })

  it('has to be named where several do', async () => {
    const conditions = [{ claim: 'sub', value: crypto.randomUUID() }]
    const { organization, workload } = await trusted({ conditions })
    const other = await trusted({ conditions })
    const signed = () => ci.sign(claims({ sub: conditions[0]!.value }))
    const refusal = await message({ assertion: await signed() })
    for (const { id } of [workload, other.workload]) expect(refusal.message).toContain(id)
    expect(await db.token.count({ where: { workloadId: { in: [workload.id, other.workload.id] } } })).toBe(0)
    const of = { organization: organization.name }
    expect((await exchange({ assertion: await signed(), ...of })).workload).toEqual(workload)
    expect((await exchange({ assertion: await signed(), ...of, workload: workload.name })).workload).toEqual(
      workload,
    )
  })

  it('tells who names none of several nothing of their conditions, and keeps nobody’s claims', async () => {
    const conditions = [{ claim: 'sub', value: 'a secret project' }]
    const [one, two] = [await trusted({ conditions }), await trusted({ conditions })]
    const refusal = await message({ assertion: await ci.sign(claims({ sub: 'stranger' })) })
    expect(refusal.message).toMatch(/^None of the \d+ trusted workloads of this issuer takes this token/)
    expect(refusal.message).not.toContain('secret project')
    expect([...(await attempts(one.workload.id)), ...(await attempts(two.workload.id))]).toEqual([])
  })

  it('is not one of another organization', async () => {
    const [{ organization }, other] = [await trusted(), await trusted()]
    for (const workload of [other.workload.id, other.workload.name])
      expect(
        (await message({ assertion: await ci.sign(claims()), organization: organization.name, workload }))
          .message,
      ).toBe(uniform)
  })
})

describe('a signature', () => {
  it.each<[string, () => Promise<string>]>([
    ['of another key', async () => ci.sign(claims(), { key: (await generateKeyPair('RS256')).privateKey })],
    ['of an unknown key', () => ci.sign(claims(), { kid: 'unknown' })],
    ['that is left out', async () => (await ci.sign(claims())).replace(/\.[^.]*$/, '.')],
    ['of no algorithm', async () => `${encode({ alg: 'none' })}.${encode(claims())}.`],
    ['by the public key as a secret', hmacByPublicKey],
    ['of other claims', async () => withClaims(await ci.sign(claims()), claims({ sub: 'job' }))],
    ['in four parts', async () => `${await ci.sign(claims())}.x`],
    ['of no JSON', async () => 'e30.e30.e30'],
    ['of nothing', async () => '…'],
  ])('%s says no more than that', async (_, assertion) => {
    const { workload } = await trusted()
    expect((await message({ assertion: await assertion(), workload: workload.id })).message).toBe(uniform)
    const [attempt] = await attempts(workload.id)
    expect(attempt).toMatchObject({ claims: null, reason: expect.stringMatching(/\.$/) })
  })

  it('counts by pasted keys alone where there are any', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'cluster', alg: 'ES256' }] }
    const { workload } = await trusted({ jwks })
    const signing = { alg: 'ES256', kid: 'cluster', key: privateKey }
    expect(
      (await exchange({ assertion: await ci.sign(claims(), signing), workload: workload.id })).workload,
    ).toEqual(workload)
    expect((await message({ assertion: await ci.sign(claims()), workload: workload.id })).message).toBe(
      uniform,
    )
  })

  it('of keys that somebody pasted for another’s issuer uses none of its ids up', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'first', alg: 'RS256' }] }
    const [{ workload: theirs }, { workload }] = [await trusted({ jwks }), await trusted()]
    const said = claims()
    await exchange({ assertion: await ci.sign(said, { key: privateKey }), workload: theirs.id })
    expect((await exchange({ assertion: await ci.sign(said), workload: workload.id })).workload).toEqual(
      workload,
    )
  })

  it('that can be written in two ways makes one token', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'e', alg: 'ES256' }] }
    const { workload } = await trusted({ jwks })
    const first = await ci.sign(claims({ jti: undefined }), { alg: 'ES256', kid: 'e', key: privateKey })
    await exchange({ assertion: first, workload: workload.id })
    const mirrored = await message({ assertion: mirror(first), workload: workload.id })
    expect(mirrored.message).toContain('was used before')
  })
})

describe('a race', () => {
  it('makes one token of one assertion', async () => {
    const { workload } = await trusted()
    const assertion = await ci.sign(claims())
    const made = await Promise.allSettled(
      Array.from({ length: 8 }, () => exchange({ assertion, workload: workload.id })),
    )
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.token.count({ where: { workloadId: workload.id } })).toBe(1)
  })

  it('leaves no token of a workload that is deleted meanwhile', async () => {
    for (let time = 0; time < 5; time++) {
      const { workload } = await trusted()
      const assertion = await ci.sign(claims())
      await Promise.allSettled([
        exchange({ assertion, workload: workload.id }),
        db.trustedWorkload.delete({ where: { id: workload.id } }),
      ])
      expect(await db.token.count({ where: { workloadId: workload.id } })).toBe(0)
      expect(await db.workloadAttempt.count({ where: { workloadId: workload.id } })).toBe(0)
    }
  })
})

describe('what the token may do', () => {
  it('is nothing of a repository that was deleted, nor of one made since by that name', async () => {
    const { organization, workload } = await trusted()
    const kept = await newOrganizationRepository(organization, 'kept')
    const gone = await newOrganizationRepository(organization, 'gone')
    const chosen = [kept, gone].map((id) => ({ id, access: 'push' }))
    const grant = { publicRead: false, repositories: { all: null, chosen }, scopes: [] }
    await db.trustedWorkload.update({ where: { id: workload.id }, data: { grant } })
    await db.repository.delete({ where: { id: gone } })
    await newOrganizationRepository(organization, 'gone')
    const { token } = await exchange({ assertion: await ci.sign(claims()), workload: workload.id })
    expect(await db.tokenRepository.findMany({ where: { tokenId: token.id } })).toMatchObject([
      { repositoryId: kept, pull: true, push: true, delete: false },
    ])
    await db.repository.delete({ where: { id: kept } })
    expect((await message({ assertion: await ci.sign(claims()), workload: workload.id })).message).toBe(
      `Nothing is left that tokens of ${workload.name} may do.`,
    )
  })

  it('is nothing on the Free plan, and not counted on others', async () => {
    const { organization, workload } = await trusted()
    for (let time = 0; time < 12; time++)
      await exchange({ assertion: await ci.sign(claims()), workload: workload.id })
    await db.organization.update({ where: { id: organization.id }, data: { plan: 'free' } })
    const assertion = await ci.sign(claims())
    expect(await message({ assertion, workload: workload.id })).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Free plan, which has no access tokens'),
    })
    // It was not used up.
    await db.organization.update({ where: { id: organization.id }, data: { plan: 'team' } })
    await exchange({ assertion, workload: workload.id })
  })

  it('ends earlier where the caller wants that, and never later', async () => {
    const { workload } = await trusted({ lifetimeMinutes: 10 })
    const lives = async (expiresIn: number) => {
      const made = await exchange({ assertion: await ci.sign(claims()), workload: workload.id, expiresIn })
      return Math.round((made.expiresAt.getTime() - Date.now()) / 1000)
    }
    expect([await lives(300), await lives(3600)]).toEqual([300, 600])
  })
})

it('refuses for a workload that is inactive', async () => {
  const { workload } = await trusted({ isActive: false })
  const assertion = await ci.sign(claims())
  expect((await message({ assertion, workload: workload.id })).message).toBe(`${workload.name} is inactive.`)
})

it('keeps 200 attempts, of which those that anybody can send push none of the others out', async () => {
  const { workload } = await trusted()
  const wrong = await ci.sign(claims({ sub: 'other' }))
  const forged = 'e30.e30.e30'
  for (let time = 0; time < 3; time++) await message({ assertion: wrong, workload: workload.id })
  for (let time = 0; time < 30; time++) await message({ assertion: forged, workload: workload.id })
  const kept = await attempts(workload.id)
  expect(kept.filter((one) => one.claims !== null)).toHaveLength(3)
  expect(kept.filter((one) => one.claims === null)).toHaveLength(20)
  await db.workloadAttempt.createMany({
    data: Array.from({ length: 250 }, () => ({
      workloadId: workload.id,
      at: new Date(),
      address: '',
      claims: {},
    })),
  })
  await exchange({ assertion: await ci.sign(claims()), workload: workload.id })
  expect(await attempts(workload.id)).toHaveLength(200)
})

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')

const withClaims = (assertion: string, other: JWTPayload) => {
  const [header, , signature] = assertion.split('.')
  return `${header}.${encode(other)}.${signature}`
}

async function hmacByPublicKey() {
  const { createHmac } = await import('node:crypto')
  const signed = `${encode({ alg: 'HS256', kid: 'first' })}.${encode(claims())}`
  const key = Buffer.from(JSON.stringify(ci.state.keys[0]))
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

/** The other signature of ECDSA that is right as well: s becomes n - s. */
function mirror(assertion: string): string {
  const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const [header, payload, signature = ''] = assertion.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`)
  const other = Buffer.from((n - s).toString(16).padStart(64, '0'), 'hex')
  return `${header}.${payload}.${Buffer.concat([bytes.subarray(0, 32), other]).toString('base64url')}`
}
