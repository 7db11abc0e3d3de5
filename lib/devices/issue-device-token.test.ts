import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { getDeviceGrant } from '#lib/devices/get-device-grant.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day, hour } from '#lib/time.ts'

const now = new Date()
const clientId = 'gatehouse-cli'
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds)

async function newCode(deviceName: string) {
  const from = { address: newAddress(), userAgent: undefined, now }
  const { deviceCode, userCode } = await startDeviceGrant({ clientId, deviceName }, from)
  return { userCode: userCode.reveal(), poll: () => pollDeviceGrant({ clientId, deviceCode }, from) }
}

async function approved(person: AccountActor, deviceName: string) {
  const { userCode, poll } = await newCode(deviceName)
  await decideDevice(person, userCode, 'approve')
  return poll
}

const devicesOf = async ({ accountId }: AccountActor) => {
  const where = { accountId, source: 'auto' } as const
  return (await db.token.findMany({ where })).map(({ description }) => description).toSorted()
}

/** Five devices, of which `d` has been unused for longest: `e`, never used, was made later than that. */
async function withFive() {
  const person = await newAccount()
  const lastUses = { a: ago(hour), b: ago(2 * hour), c: ago(3 * hour), d: ago(5 * hour), e: null }
  for (const [description, lastUsedAt] of Object.entries(lastUses)) {
    const createdAt = description === 'e' ? ago(4 * hour) : ago(9 * day)
    await newToken(person, { source: 'auto', description, lastUsedAt, createdAt })
  }
  await newToken(person, { description: 'manual', createdAt: ago(90 * day) })
  return person
}

it('a sixth device replaces the one unused for longest, which the person is told before', async () => {
  const person = await withFive()
  const { userCode, poll } = await newCode('six')
  expect((await getDeviceGrant(person, userCode)).replaces).toBe('d')
  await decideDevice(person, userCode, 'approve')
  expect(await devicesOf(person)).toHaveLength(5)
  await poll()
  expect(await devicesOf(person)).toEqual(['a', 'b', 'c', 'e', 'gatehouse-cli on six'])
  expect(await db.token.count({ where: { accountId: person.accountId, source: 'manual' } })).toBe(1)
})

it('the log has what was made, by whom and from where, and what made room for it', async () => {
  const person = await withFive()
  await (
    await approved(person, 'six')
  )()
  const where = { accountId: person.accountId, action: { startsWith: 'token.' } }
  const entries = await db.auditEntry.findMany({ where, orderBy: { action: 'asc' } })
  expect(entries).toMatchObject([
    {
      ...{ action: 'token.create', actorName: person.username, targetName: 'gatehouse-cli on six' },
      details: { permission: 'admin', repositories: 'all', client: 'gatehouse-cli', device: 'six' },
    },
    {
      ...{ action: 'token.delete', actorName: 'system', targetName: 'd' },
      details: { replacedBy: 'gatehouse-cli on six' },
    },
  ])
})

it('devices that are approved at once are five in the end', async () => {
  const person = await withFive()
  const polls = []
  for (const name of ['f', 'g', 'h', 'i', 'j', 'k', 'l']) polls.push(await approved(person, name))
  const answers = await Promise.all(polls.map((poll) => poll()))
  expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(7)
  const left = await devicesOf(person)
  expect(left).toHaveLength(5)
  expect(left.every((name) => name.startsWith('gatehouse-cli on '))).toBe(true)
})
