import { expect, it } from 'vitest'
import { db } from '#lib/database/db.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { hashSecret } from '#lib/secret.ts'
import { newAddress } from '#lib/testing/new-person.ts'

const clientId = 'gatehouse-cli'

async function newPolls(start: Date) {
  const address = newAddress()
  const { deviceCode } = await startDeviceGrant({ clientId }, { address, userAgent: undefined, now: start })
  const at = (seconds: number) =>
    pollDeviceGrant({ clientId, deviceCode }, { address, now: new Date(start.getTime() + seconds * 1000) })
  const interval = async () => {
    const where = { deviceCodeHash: hashSecret(deviceCode.reveal()) }
    return (await db.deviceGrant.findFirstOrThrow({ where })).intervalSeconds
  }
  return { at, interval }
}

it('polls that come too soon make the interval five seconds longer, each time and for good', async () => {
  const { at, interval } = await newPolls(new Date())
  expect(await at(0)).toBe('authorization_pending')
  expect(await at(5)).toBe('authorization_pending')
  expect(await at(7)).toBe('slow_down')
  expect(await interval()).toBe(10)
  expect(await at(15)).toBe('slow_down')
  expect(await interval()).toBe(15)
  expect(await at(30)).toBe('authorization_pending')
  expect(await at(43)).toBe('slow_down')
  expect(await at(63)).toBe('authorization_pending')
  expect(await interval()).toBe(20)
})

it('what arrives a second early was sent in time', async () => {
  const { at, interval } = await newPolls(new Date())
  expect(await at(0)).toBe('authorization_pending')
  expect(await at(4)).toBe('authorization_pending')
  expect(await at(7.999)).toBe('slow_down')
  expect(await interval()).toBe(10)
})

it('of ten polls at once, one is in time', async () => {
  const { at, interval } = await newPolls(new Date())
  const polls = await Promise.all(Array.from({ length: 10 }, () => at(0)))
  expect(polls.filter((answer) => answer === 'authorization_pending')).toHaveLength(1)
  expect(polls.filter((answer) => answer === 'slow_down')).toHaveLength(9)
  expect(await interval()).toBe(50)
})

it('the last moment of a code is just before ten minutes', async () => {
  const { at } = await newPolls(new Date())
  expect(await at(599.999)).toBe('authorization_pending')
  expect(await at(600)).toBe('expired_token')
})
