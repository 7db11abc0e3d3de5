import { expect, it } from 'vitest'
import { askOauth, client } from '#api/testing/ask-oauth.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { hashSecret } from '#lib/secret.ts'
import { newSecret } from '#lib/tokens/secret.ts'

const ask = (form: Record<string, string> | string, headers = {}) => askOauth('/device/code', form, headers)

/** RFC 8628, 3.2, with the code of its 6.1. */
it('answers with two codes and the page for one of them', async () => {
  const { status, headers, body } = await ask({ ...client, scope: 'repo:admin' })
  expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([
    200,
    'no-store',
    'application/json',
  ])
  const code = expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/)
  expect(body).toEqual({
    device_code: expect.stringMatching(/^[\w-]{43}$/),
    user_code: code,
    verification_uri: `${env.PUBLIC_URL}/activate`,
    verification_uri_complete: `${env.PUBLIC_URL}/activate?user_code=${body.user_code}`,
    expires_in: 600,
    interval: 5,
  })
})

it('keeps neither code as it is', async () => {
  const { body } = await ask(client)
  const row = await db.deviceGrant.findFirstOrThrow({
    where: { deviceCodeHash: hashSecret(body.device_code) },
  })
  const kept = JSON.stringify(row, (_, value) => (value?.type === 'Buffer' ? null : value))
  for (const code of [body.device_code, body.user_code, body.user_code.replace('-', '')])
    expect(kept).not.toContain(code)
  // Whoever has the database alone can't try all short codes.
  const plain = hashSecret(body.user_code.replace('-', ''))
  expect(Buffer.from(row.userCodeHash).equals(plain)).toBe(false)
  expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(600_000)
})

it.each([
  [{ device_name: 'ada-laptop' }, 'ada-laptop'],
  [{ device_name: ' ada\u202E\u0000\n laptop\u3164 ' }, 'ada laptop'],
  [{ device_name: 'x'.repeat(500) }, 'x'.repeat(64)],
  [{ device_name: '\u200B' }, 'gatehouse 0.1.0'],
  [{}, 'gatehouse 0.1.0'],
])('calls the device in %j %j', async (form, name) => {
  const { body } = await ask({ ...client, ...form }, { 'User-Agent': 'gatehouse/0.1.0 (linux; x64)' })
  const where = { deviceCodeHash: hashSecret(body.device_code) }
  expect((await db.deviceGrant.findFirstOrThrow({ where })).deviceName).toBe(name)
})

const narrow = (identifier: string) => ({
  authorization_details: JSON.stringify([{ type: 'gatehouse_repository', identifier, actions: ['pull'] }]),
})

const refused = (error: string) => ({ error, error_description: expect.stringMatching(/^[ !#-[\]-~]+$/) })

/** RFC 6749, 5.2. */
it.each<[Record<string, string> | string, string]>([
  [{}, 'invalid_client'],
  [{ client_id: '' }, 'invalid_client'],
  [{ client_id: 'nobody' }, 'invalid_client'],
  [{ client_id: "x' OR 1=1" }, 'invalid_client'],
  [{ ...client, scope: 'openid' }, 'invalid_scope'],
  [{ ...client, scope: 'repo:admin repo:read' }, 'invalid_scope'],
  ['client_id=gatehouse-cli&client_id=gatehouse-cli', 'invalid_request'],
  [{ ...client, authorization_details: 'demo/api' }, 'invalid_authorization_details'],
  [{ ...client, authorization_details: '[{"type":"openid_credential"}]' }, 'invalid_authorization_details'],
  [{ ...client, ...narrow('demo/api'), scope: 'repo:admin' }, 'invalid_scope'],
  [{ ...client, ...narrow('demo/api'), expires_in: '7d' }, 'invalid_request'],
  [{ ...client, reason: 'Fix the build' }, 'invalid_request'],
])('refuses %j with %s', async (form, error) => {
  const { status, body } = await ask(form)
  expect([status, body]).toEqual([400, refused(error)])
})

it('tells a stranger nothing about a repository by its name', async () => {
  const person = await newAccount()
  const { fullName } = await newRepository(person, 'private')
  const answers = []
  for (const name of [fullName, `${person.username}/none`, 'no-such/none'])
    answers.push(await ask({ ...client, ...narrow(name) }))
  expect(answers.map(({ status, body }) => [status, Object.keys(body)])).toEqual(
    Array(3).fill([200, Object.keys(answers[0]!.body)]),
  )
})

it('takes forms alone', async () => {
  const { status, body } = await ask(client, { 'Content-Type': 'application/json' })
  expect([status, body]).toEqual([400, refused('invalid_request')])
})

it.each([
  [`Bearer ${newSecret('organization').reveal()}`, 'Bearer realm="Gatehouse"'],
  [`Bearer ${newSecret('account').reveal()}`, 'Bearer realm="Gatehouse"'],
  [`Basic ${btoa('gatehouse-cli:')}`, 'Basic realm="Gatehouse"'],
])('no token or password takes the place of a person', async (Authorization, challenge) => {
  for (const path of ['/device/code', '/token', '/revoke']) {
    const { status, headers, body } = await askOauth(path, client, { Authorization })
    expect([status, headers.get('www-authenticate'), body.error]).toEqual([401, challenge, 'invalid_client'])
    expect(body.error_description).toContain(`A person approves it at ${env.PUBLIC_URL}/activate`)
  }
})

it('gives one address a hundred codes in ten minutes', async () => {
  const address = { 'x-gatehouse-address': '2001:db8:77:1::1' }
  for (let time = 0; time < 100; time++) expect((await ask(client, address)).status).toBe(200)
  const { status, headers, body } = await ask(client, address)
  expect([status, body]).toEqual([429, refused('temporarily_unavailable')])
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask(client)).status).toBe(200)
})
