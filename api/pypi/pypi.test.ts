import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newPublisher } from '#api/testing/new-publisher.ts'
import { request } from '#api/testing/request.ts'
import { db } from '#lib/database/db.ts'
import { ORIGIN_HEADER } from '#lib/http/asked-origin.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { logOfOrganization } from '#lib/testing/new-organization.ts'
import { newToken } from '#lib/testing/new-token.ts'

const host = `pypi-${crypto.randomUUID()}.example.com`
let publisher: Awaited<ReturnType<typeof newPublisher>>
beforeAll(async () => {
  publisher = await newPublisher('pypi', host)
  await publisher.trust(['write'])
})
afterAll(() => publisher.stop())

async function ask(what: string, body?: string, at = host) {
  const [method = '', path = ''] = what.split(' ')
  const headers = { [ORIGIN_HEADER]: `https://${at}` }
  const answer = await request(`/_/oidc/${path}`, { method, headers, ...(body !== undefined && { body }) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const mint = (token: unknown) => ask('POST mint-token', JSON.stringify({ token }))
const refused = (code: string, description: unknown) => ({
  status: 422,
  body: { message: 'Token request failed', errors: [{ code, description }] },
})

it('says whom an id token is to be for, gives an access token for it, and burns that', async () => {
  const { status, body: said } = await ask('GET audience')
  expect([status, said]).toEqual([200, { audience: `pypi:${host}` }])
  const before = Date.now()
  const minted = await mint(await publisher.sign(said.audience as string))
  expect(minted).toEqual({
    status: 200,
    body: {
      ...{ success: true, token: expect.stringMatching(/^gate_oat_\w{36}$/) },
      expires: expect.any(Number),
    },
  })
  // 15 minutes, in seconds.
  const lasts = (minted.body.expires as number) - before / 1000
  expect(lasts).toBeGreaterThan(890)
  expect(lasts).toBeLessThan(910)
  expect(await publisher.tokens()).toHaveLength(1)

  const burn = () => ask('POST burn-token', JSON.stringify({ token: minted.body.token }))
  expect(await burn()).toEqual({ status: 202, body: {} })
  expect(await publisher.tokens()).toEqual([])
  expect((await logOfOrganization(publisher.acme)).at(-1)).toMatchObject({ action: 'token.delete' })
  expect(await burn()).toEqual({ status: 202, body: {} })
})

it('burns no token that somebody made, and tells nobody what it was given', async () => {
  const person = await newToken(await newAccount())
  const made = await newOrganizationToken(publisher.acme)
  for (const token of [person.secret.reveal(), made.secret.reveal(), `gate_oat_${'0'.repeat(36)}`, 'x'])
    expect(await ask('POST burn-token', JSON.stringify({ token }))).toEqual({ status: 202, body: {} })
  expect(await db.token.count({ where: { id: { in: [person.id, made.id] } } })).toBe(2)
})

describe('refuses in PyPI’s form', () => {
  it.each(['', '{', 'null', '[]', '{}', '{"token":""}', '{"token":7}', '{"tokens":"a.b.c"}'])(
    'the payload %j',
    async (payload) => {
      expect(await ask('POST mint-token', payload)).toEqual(
        refused('invalid-payload', 'Send JSON as in {"token": "…"}.'),
      )
    },
  )

  it('what is no id token, or is none of a trusted issuer', async () => {
    expect(await mint('pypi-AgEIcHlwaS5vcmc')).toMatchObject({ status: 422 })
    expect(await mint('x'.repeat(20_000))).toMatchObject(refused('invalid-token', expect.any(String)))
  })

  it('an id token for another audience, or of another job, by its claim', async () => {
    expect(await mint(await publisher.sign('pypi'))).toEqual(
      refused('invalid-publisher', `aud is "pypi"; expected: pypi:${host}.`),
    )
    expect(await mint(await publisher.sign(`pypi:${host}`, { sub: 'another' }))).toEqual(
      refused('invalid-publisher', 'sub is "another"; expected: job.'),
    )
    expect(await publisher.tokens()).toHaveLength(1)
  })

  it('a host of no such service', async () => {
    const description = `There is no service of the kind pypi at other.${host}.`
    const body = { message: 'Token request failed', errors: [{ code: 'not-enabled', description }] }
    expect(await ask('GET audience', undefined, `other.${host}`)).toEqual({ status: 404, body })
    const token = JSON.stringify({ token: await publisher.sign(`pypi:other.${host}`) })
    expect(await ask('POST mint-token', token, `other.${host}`)).toEqual({ status: 404, body })
  })
})
