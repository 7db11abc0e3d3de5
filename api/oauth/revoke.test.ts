import { expect, it } from 'vitest'
import { askOauth, client, newCodes, poll } from '#api/testing/ask-oauth.ts'
import { db } from '#lib/database/db.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newSecret } from '#lib/tokens/secret.ts'

const revoke = async (form: Record<string, string>) => {
  const { status, body } = await askOauth('/revoke', form)
  return [status, body?.error ?? null]
}

async function newDevice() {
  const person = await newAccount()
  const { deviceCode, userCode } = await newCodes()
  await decideDevice(person, userCode, 'approve')
  const { body } = await poll(deviceCode)
  return { person, token: body.access_token as string, id: body.token_id as string }
}

const isThere = async (id: string) => (await db.token.count({ where: { id } })) === 1

it('deletes the token of the device that holds it, and says so in the log', async () => {
  const { person, token, id } = await newDevice()
  expect(await revoke({ ...client, token, token_type_hint: 'access_token' })).toEqual([200, null])
  expect(await isThere(id)).toBe(false)
  const where = { accountId: person.accountId, action: 'token.delete' }
  expect(await db.auditEntry.findMany({ where })).toMatchObject([{ actorKind: 'token', targetId: id }])
})

/** RFC 7009, 2.2: the client cannot do anything about a token that is not one. */
it('answers 200 for what is no token, or none any more', async () => {
  const { token } = await newDevice()
  await revoke({ ...client, token })
  expect(await revoke({ ...client, token })).toEqual([200, null])
  expect(await revoke({ ...client, token: newSecret('account').reveal() })).toEqual([200, null])
  expect(await revoke({ ...client, token: 'nonsense', token_type_hint: 'nonsense' })).toEqual([200, null])
})

/** RFC 7009, 2.1: it is refused where the token was not issued to the client. */
it('leaves what was made by hand, for an organization or for another client', async () => {
  const { person, token, id } = await newDevice()
  const manual = await newToken(person)
  const organization = await newOrganization([[person, 'owner']])
  const ofOrganization = await newOrganizationToken(organization)
  const other = `other-${crypto.randomUUID().slice(0, 8)}`
  await db.oauthClient.create({ data: { id: other, name: 'Other' } })
  const refused = [400, 'unauthorized_client']
  expect(await revoke({ ...client, token: manual.secret.reveal() })).toEqual(refused)
  expect(await revoke({ ...client, token: ofOrganization.secret.reveal() })).toEqual(refused)
  expect(await revoke({ client_id: other, token })).toEqual(refused)
  for (const kept of [manual.id, ofOrganization.id, id]) expect(await isThere(kept)).toBe(true)
})

it('needs a token and a client', async () => {
  const { token, id } = await newDevice()
  expect(await revoke(client)).toEqual([400, 'invalid_request'])
  expect(await revoke({ token })).toEqual([400, 'invalid_client'])
  expect(await isThere(id)).toBe(true)
})

it('deletes what is inactive or of a suspended account, too', async () => {
  const { person, token, id } = await newDevice()
  await db.token.update({ where: { id }, data: { isActive: false } })
  await db.account.update({ where: { id: person.accountId }, data: { suspendedAt: new Date() } })
  expect(await revoke({ ...client, token })).toEqual([200, null])
  expect(await isThere(id)).toBe(false)
})

it('is done once by ten calls side by side', async () => {
  const { person, token } = await newDevice()
  const answers = await Promise.all(Array.from({ length: 10 }, () => revoke({ ...client, token })))
  expect(answers).toEqual(Array.from({ length: 10 }, () => [200, null]))
  const where = { accountId: person.accountId, action: 'token.delete' }
  expect(await db.auditEntry.count({ where })).toBe(1)
})
