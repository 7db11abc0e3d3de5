import { expect, it } from 'vitest'
import { askOauth, client, newCodes, poll } from '#api/testing/ask-oauth.ts'
import { db } from '#lib/database/db.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { hashSecret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newSecret } from '#lib/tokens/secret.ts'

const rowOf = (deviceCode: string) => ({ where: { deviceCodeHash: hashSecret(deviceCode) } })
const errorOf = async (deviceCode: string, form = {}) => {
  const { status, body } = await poll(deviceCode, form)
  return [status, body.error]
}

it('is pending until a person approves it, and answered once', async () => {
  const person = await newAccount()
  const { deviceCode, userCode } = await newCodes({ device_name: 'ada-laptop' })
  expect(await errorOf(deviceCode)).toEqual([400, 'authorization_pending'])
  await decideDevice(person, userCode.toLowerCase().replace('-', ''), 'approve')
  const { status, headers, body } = await poll(deviceCode)
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(body).toEqual({
    access_token: expect.stringMatching(/^gate_pat_[0-9A-Za-z]{36}$/),
    token_type: 'bearer',
    scope: 'repo:admin',
    username: person.username,
    token_id: expect.any(String),
  })
  expect(await db.token.findFirst({ where: { secretHash: hashSecret(body.access_token) } })).toMatchObject({
    id: body.token_id,
    accountId: person.accountId,
    description: 'gatehouse-cli on ada-laptop',
    source: 'auto',
    permission: 'admin',
    allRepositories: true,
    clientId: 'gatehouse-cli',
    deviceName: 'ada-laptop',
    expiresAt: null,
  })
  expect(await errorOf(deviceCode)).toEqual([400, 'invalid_grant'])
})

it('is denied for good', async () => {
  const { deviceCode, userCode } = await newCodes()
  await decideDevice(await newAccount(), userCode, 'deny')
  expect(await errorOf(deviceCode)).toEqual([400, 'access_denied'])
  expect(await errorOf(deviceCode)).toEqual([400, 'access_denied'])
})

it('ends after ten minutes, approved or not', async () => {
  const person = await newAccount()
  const [waiting, approved] = [await newCodes(), await newCodes()]
  await decideDevice(person, approved.userCode, 'approve')
  for (const { deviceCode } of [waiting, approved]) {
    await db.deviceGrant.updateMany({ ...rowOf(deviceCode), data: { expiresAt: new Date() } })
    expect(await errorOf(deviceCode)).toEqual([400, 'expired_token'])
  }
  await expect(decideDevice(person, waiting.userCode, 'approve')).rejects.toMatchObject({ code: 'not_found' })
  expect(await db.token.count({ where: { accountId: person.accountId } })).toBe(0)
})

it('gives nothing to another client, nor for a code that nobody has', async () => {
  const other = `other-${crypto.randomUUID().slice(0, 8)}`
  await db.oauthClient.create({ data: { id: other, name: 'Other' } })
  const person = await newAccount()
  const [own, others] = [await newCodes(), await newCodes({ client_id: other })]
  for (const { userCode } of [own, others]) await decideDevice(person, userCode, 'approve')
  expect(await errorOf(own.deviceCode, { client_id: other })).toEqual([400, 'invalid_grant'])
  expect(await errorOf(others.deviceCode)).toEqual([400, 'invalid_grant'])
  expect(await errorOf(own.userCode)).toEqual([400, 'invalid_grant'])
  expect(await errorOf('x'.repeat(43))).toEqual([400, 'invalid_grant'])
  expect((await poll(others.deviceCode, { client_id: other })).body.scope).toBe('repo:admin')
})

it('says to who polls with a token what to poll with', async () => {
  for (const kind of ['account', 'organization'] as const) {
    const { body } = await poll(newSecret(kind).reveal())
    expect(body).toEqual({
      error: 'invalid_grant',
      error_description:
        'An access token signs no device in. Ask for a device code at /oauth/device/code, which a person approves.',
    })
  }
})

it('refuses what is no poll', async () => {
  const { deviceCode } = await newCodes()
  expect(await errorOf(deviceCode, { grant_type: 'password' })).toEqual([400, 'unsupported_grant_type'])
  expect(await errorOf(deviceCode, { grant_type: 'authorization_code' })).toEqual([
    400,
    'unsupported_grant_type',
  ])
  expect(await errorOf(deviceCode, { grant_type: '' })).toEqual([400, 'invalid_request'])
  expect(await errorOf('')).toEqual([400, 'invalid_request'])
  expect(await errorOf(deviceCode, { client_id: '' })).toEqual([400, 'invalid_client'])
  const { status, body } = await askOauth('/token', '')
  expect([status, body.error]).toEqual([400, 'invalid_request'])
})

it('gives nothing while who approved is suspended, and nothing for whom is gone', async () => {
  const [suspended, gone] = [await newAccount(), await newAccount()]
  const [first, second] = [await newCodes(), await newCodes()]
  await decideDevice(suspended, first.userCode, 'approve')
  await decideDevice(gone, second.userCode, 'approve')
  await db.account.update({ where: { id: suspended.accountId }, data: { suspendedAt: new Date() } })
  await db.account.delete({ where: { id: gone.accountId } })
  expect(await errorOf(first.deviceCode)).toEqual([400, 'access_denied'])
  expect(await errorOf(second.deviceCode)).toEqual([400, 'invalid_grant'])
  expect(await db.token.count({ where: { accountId: suspended.accountId } })).toBe(0)
})

it('is one token for twenty polls side by side', async () => {
  const person = await newAccount()
  const { deviceCode, userCode } = await newCodes()
  await decideDevice(person, userCode, 'approve')
  const polls = await Promise.all(Array.from({ length: 20 }, () => poll(deviceCode, client)))
  expect(polls.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(polls.filter(({ body }) => body.error === 'invalid_grant')).toHaveLength(19)
  expect(await db.token.count({ where: { accountId: person.accountId } })).toBe(1)
})
