import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { getDeviceGrant } from '#lib/devices/get-device-grant.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { hashSecret } from '#lib/secret.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'

const now = new Date()
const clientId = 'gatehouse-cli'

async function newDevice(address = newAddress()) {
  const from = { address, userAgent: 'gatehouse/0.1.0', now }
  const { deviceCode, userCode } = await startDeviceGrant({ clientId, deviceName: 'laptop' }, from)
  const poll = () => pollDeviceGrant({ clientId, deviceCode }, { address, now })
  const where = { deviceCodeHash: hashSecret(deviceCode.reveal()) }
  return { address, code: userCode.reveal(), poll, row: () => db.deviceGrant.findFirst({ where }) }
}

const settled = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((each) =>
    each.status === 'fulfilled' ? 'done' : each.reason.code,
  )

it('shows who asks, from where and when', async () => {
  const person = await newAccount()
  const { address, code } = await newDevice()
  const shown = {
    userCode: `${code.slice(0, 4)}-${code.slice(4)}`,
    client: { id: 'gatehouse-cli', name: 'Gatehouse command line' },
    deviceName: 'laptop',
    address,
    askedAt: now,
    expiresAt: new Date(now.getTime() + 600_000),
    state: 'pending',
    replaces: null,
    asks: null,
  }
  expect(await getDeviceGrant(person, ` ${code.slice(0, 3)} ${code.slice(3).toLowerCase()}`)).toEqual({
    ...shown,
    isFromHere: false,
  })
  expect(await getDeviceGrant({ ...person, address }, code)).toEqual({ ...shown, isFromHere: true })
})

it('is in the log of who decides', async () => {
  const person = await newAccount()
  const [first, second] = [await newDevice(), await newDevice()]
  await decideDevice(person, first.code, 'approve')
  await decideDevice(person, second.code, 'deny')
  const where = { accountId: person.accountId, action: { startsWith: 'device.' } }
  const entries = await db.auditEntry.findMany({ where, orderBy: { at: 'asc' } })
  const target = { targetKind: 'device', targetName: 'laptop', actorId: person.accountId }
  expect(entries).toMatchObject([
    { action: 'device.approve', ...target, details: { client: clientId, askedFrom: first.address } },
    { action: 'device.deny', ...target, details: { client: clientId, askedFrom: second.address } },
  ])
})

it('is one decision of several at once, and the token is of who made it', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => newAccount()))
  const { code, poll, row } = await newDevice()
  const outcomes = await settled(people.map((person) => decideDevice(person, code, 'approve')))
  expect(outcomes.toSorted()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'done'])
  const owner = people[outcomes.indexOf('done')]!
  expect(await row()).toMatchObject({ state: 'approved', accountId: owner.accountId })
  expect(await poll()).toMatchObject({ username: owner.username })
})

it('is either an approval or a denial', async () => {
  const person = await newAccount()
  const { code, poll } = await newDevice()
  const decisions = (['approve', 'deny'] as const).map((decision) => decideDevice(person, code, decision))
  const [approval] = await settled(decisions)
  expect((await settled(decisions)).toSorted()).toEqual(['conflict', 'done'])
  const answer = await poll()
  expect(answer === 'access_denied').toBe(approval !== 'done')
})

it('is for people alone', async () => {
  const person = await newAccount()
  const organization = await newOrganization([[person, 'owner']])
  const { code, row } = await newDevice()
  const strangers = [await newTokenActor(person), await newOrganizationActor(organization)]
  for (const actor of strangers)
    for (const attempt of [() => getDeviceGrant(actor, code), () => decideDevice(actor, code, 'approve')])
      await expect(attempt()).rejects.toMatchObject({
        code: 'forbidden',
        message: "An access token can't manage access tokens. Sign in with a password.",
      })
  const anonymous = { kind: 'anonymous', address: newAddress() } as const
  await expect(decideDevice(anonymous, code, 'approve')).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await row()).toMatchObject({ state: 'pending', accountId: null })
})

it('changes nothing by an ended session or a suspended account', async () => {
  const ended = await newSession(await newPerson())
  await db.session.delete({ where: { id: ended.sessionId } })
  const suspended = await newAccount()
  await db.account.update({ where: { id: suspended.accountId }, data: { suspendedAt: now } })
  const { code, row } = await newDevice()
  for (const actor of [ended, suspended])
    await expect(decideDevice(actor, code, 'approve')).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await row()).toMatchObject({ state: 'pending' })
})

it('takes a fresh proof, as approving and as denying', async () => {
  const session = await newSession(await newPerson())
  const { code, row } = await newDevice()
  const later = new Date(session.provedAt.getTime() + 15 * 60_000)
  for (const decision of ['approve', 'deny'] as const)
    await expect(decideDevice(session, code, decision, later)).rejects.toMatchObject({ code: 'proof_needed' })
  expect(await row()).toMatchObject({ state: 'pending' })
  await decideDevice(session, code, 'deny', new Date(session.provedAt.getTime() + 60_000))
  expect(await row()).toMatchObject({ state: 'denied' })
})

it.each(['', 'WDJB', 'WDJBMJHTX', 'AEIOUAEI', 'WDJB_MJHT'])(
  'says of %j what a code looks like',
  async (typed) => {
    const message = 'Enter the eight letters that your device shows, such as WDJB-MJHT.'
    const refused = { code: 'invalid', message, fields: { userCode: message } }
    await expect(getDeviceGrant(await newAccount(), typed)).rejects.toMatchObject(refused)
  },
)

/** RFC 8628, 5.1: with 34.5 bits, ten guesses find one of a thousand codes with a chance of 2^-21. */
it('is guessed ten times in ten minutes by a person, right codes aside, whichever way', async () => {
  const person = { ...(await newAccount()), address: newAddress() }
  const { code } = await newDevice()
  for (let time = 0; time < 5; time++) {
    await getDeviceGrant(person, code)
    await expect(getDeviceGrant(person, 'BBBBBBBB')).rejects.toMatchObject({ code: 'not_found' })
    await expect(decideDevice(person, 'BBBBBBBB', 'approve')).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(getDeviceGrant(person, code)).rejects.toMatchObject({ code: 'limited' })
  await expect(decideDevice(person, code, 'approve')).rejects.toMatchObject({ code: 'limited' })
  await decideDevice(await newAccount(), code, 'approve')
})

it('is guessed ten times by fifty tries at once', async () => {
  const person = { ...(await newAccount()), address: newAddress() }
  const tries = await settled(Array.from({ length: 50 }, () => getDeviceGrant(person, 'CCCCCCCC')))
  expect(tries.filter((code) => code === 'not_found')).toHaveLength(10)
  expect(tries.filter((code) => code === 'limited')).toHaveLength(40)
})
