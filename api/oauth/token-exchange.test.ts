import { afterAll, beforeAll, expect, it, vi } from 'vitest'

const port = await vi.hoisted(async () =>
  (await import('#lib/testing/set-issuer-settings.ts')).setIssuerSettings(),
)

import { askOauth } from '#api/testing/ask-oauth.ts'
import { request } from '#api/testing/request.ts'
import { db } from '#lib/database/db.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newWorkload } from '#lib/testing/new-workload.ts'
import { startIssuer } from '#lib/testing/start-issuer.ts'

let ci: Awaited<ReturnType<typeof startIssuer>>
beforeAll(async () => {
  ci = await startIssuer(port)
})
afterAll(() => ci.stop())

/** The words of RFC 8693, and Docker's. */
const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange'
const subject_token_type = 'urn:ietf:params:oauth:token-type:id_token'
const form = { grant_type, subject_token_type }

function assertion(more: object = {}) {
  const now = Math.floor(Date.now() / 1000)
  const said = { iss: ci.issuer, aud: 'https://gatehouse.test', sub: 'job', jti: crypto.randomUUID() }
  return ci.sign({ ...said, iat: now, exp: now + 300, ...more })
}

async function trusted(plan = 'team' as 'team' | 'free') {
  const organization = await newOrganization([], { plan })
  return { organization, workload: await newWorkload(organization, { issuer: ci.issuer }) }
}

it.each([subject_token_type, 'urn:ietf:params:oauth:token-type:jwt'])(
  'answers for a %s as RFC 8693 has it',
  async (subject_token_type) => {
    const { organization, workload } = await trusted()
    const sent = { ...form, subject_token_type, subject_token: await assertion(), workload: workload.id }
    const { status, headers, body } = await askOauth('/token', sent)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(body).toEqual({
      access_token: expect.stringMatching(/^gate_oat_[0-9A-Za-z]{36}$/),
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      token_type: 'Bearer',
      expires_in: 900,
      username: organization.name,
      token_id: expect.any(String),
    })
    const basic = Buffer.from(`${organization.name}:${body.access_token}`).toString('base64')
    const scope = `scope=repository:${organization.name}/app:pull,push`
    const token = await request(`/token?service=gatehouse&${scope}`, {
      headers: { Authorization: `Basic ${basic}` },
    })
    expect(token.status).toBe(200)
  },
)

it('takes the name of a workload with whose it is', async () => {
  const { organization, workload } = await trusted()
  const named = { workload: workload.name, organization: organization.name }
  const sent = { ...form, subject_token: await assertion(), ...named }
  expect(await askOauth('/token', sent)).toMatchObject({
    status: 200,
    body: { username: organization.name },
  })
})

it('names the claim, what came and what is expected, once the signature is right', async () => {
  const { workload } = await trusted()
  const sent = { ...form, subject_token: await assertion({ sub: 'other' }), workload: workload.id }
  expect(await askOauth('/token', sent)).toMatchObject({
    status: 400,
    body: { error: 'invalid_request', error_description: "sub is 'other'; expected: job." },
  })
})

it('answers Docker’s login action in its form', async () => {
  const { workload } = await trusted()
  const docker = { ...form, connection_id: workload.id, expires_in: '300' }
  const { status, body } = await askOauth('/token', { ...docker, subject_token: await assertion() })
  expect([status, body.expires_in]).toEqual([200, 300])
  const refused = await askOauth('/token', { ...docker, subject_token: 'forged' })
  expect([refused.status, refused.body]).toEqual([
    400,
    { message: expect.stringMatching(/^No trusted workload/) },
  ])
  for (const expires_in of ['299', '3601', '-300', '1e3', 'x']) {
    const sent = { ...docker, expires_in, subject_token: await assertion() }
    const { status, body } = await askOauth('/token', sent)
    expect([status, body]).toEqual([400, { message: 'Send expires_in from 300 to 3600 seconds.' }])
  }
})

it.each([
  [{ subject_token: '' }, 'Send subject_token.'],
  [{ subject_token_type: '' }, 'Send subject_token_type='],
  [{ subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }, 'Send subject_token_type='],
  [
    { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
    'Leave requested_token_type out',
  ],
  [{ actor_token: 'x' }, 'Leave actor_token out.'],
  [{ subject_token: 'x'.repeat(16_385) }, 'Send at most 16384 characters.'],
])('refuses %j', async (more, description) => {
  const { status, body } = await askOauth('/token', { ...form, subject_token: await assertion(), ...more })
  expect([status, body.error]).toEqual([400, 'invalid_request'])
  expect(body.error_description).toContain(description)
})

it('is refused on the Free plan with the reason', async () => {
  const { workload } = await trusted('free')
  const sent = { ...form, subject_token: await assertion(), workload: workload.id }
  const { status, body } = await askOauth('/token', sent)
  expect([status, body.error]).toEqual([400, 'unauthorized_client'])
  expect(body.error_description).toContain('Free plan')
})

it('ends the token for whoever holds it, at the end of the job', async () => {
  const { workload } = await trusted()
  const sent = { ...form, subject_token: await assertion(), workload: workload.id }
  const { access_token: token, token_id: id } = (await askOauth('/token', sent)).body
  expect((await askOauth('/revoke', { client_id: 'gatehouse-cli', token })).status).toBe(200)
  expect(await db.token.count({ where: { id } })).toBe(0)
})

it('stops asking for an address that forges without end', async () => {
  const headers = { 'x-gatehouse-address': '2001:db8:99::1' }
  const forge = () => askOauth('/token', { ...form, subject_token: 'e30.e30.e30' }, headers)
  const statuses = []
  for (let time = 0; time < 102; time++) statuses.push((await forge()).status)
  expect([statuses[0], statuses.at(-1)]).toEqual([400, 429])
})

it('is named in the metadata', async () => {
  const metadata = await (await request('/.well-known/oauth-authorization-server')).json()
  expect(metadata).toMatchObject({ grant_types_supported: expect.arrayContaining([grant_type]) })
})
