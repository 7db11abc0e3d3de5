import { expect, it } from 'vitest'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import { db } from '#lib/database/db.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { deleteUnusedDeviceTokens } from '#lib/devices/delete-unused-device-tokens.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { AppError } from '#lib/errors.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'

const clientId = 'gatehouse-cli'

async function newDevice() {
  const from = { address: newAddress(), userAgent: undefined, now: new Date() }
  const { deviceCode, userCode } = await startDeviceGrant({ clientId }, from)
  return { userCode: userCode.reveal(), poll: () => pollDeviceGrant({ clientId, deviceCode }, from) }
}

/** What only a server shows: the embedded database runs one transaction at a time. */
it('sixth devices, twenty polls of each, are one token each and five in the end', async () => {
  for (let round = 0; round < 5; round++) {
    const person = await newSession(await newPerson())
    for (let at = 0; at < 5; at++) await newToken(person, { source: 'auto', description: `${at}` })
    const devices = [await newDevice(), await newDevice(), await newDevice()]
    for (const { userCode } of devices) await decideDevice(person, userCode, 'approve')
    const polls = devices.flatMap(({ poll }) => Array.from({ length: 20 }, poll))
    const answers = await Promise.all(polls)
    expect(answers.filter((answer) => typeof answer === 'object')).toHaveLength(3)
    expect(await db.token.count({ where: { accountId: person.accountId, source: 'auto' } })).toBe(5)
  }
})

it('a poll, a decision, a deletion of tokens and one of the account never wait for each other in a circle', async () => {
  for (let round = 0; round < 10; round++) {
    const person = await newPerson()
    const session = await newSession(person)
    const tokens = []
    for (let at = 0; at < 5; at++) tokens.push(await newToken(session, { source: 'auto' }))
    const [approved, pending] = [await newDevice(), await newDevice()]
    await decideDevice(session, approved.userCode, 'approve')
    const typed = { typedName: person.username, password: person.password }
    const outcomes = await Promise.allSettled([
      approved.poll(),
      decideDevice(session, pending.userCode, 'approve'),
      deleteTokens(session, ownAccount, [tokens[0]!.id, tokens[4]!.id]),
      deleteUnusedDeviceTokens(new Date('2020-01-01'), new AbortController().signal),
      deleteAccount(session, typed),
      approved.poll(),
    ])
    const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(errors.filter((error) => !(error instanceof AppError))).toEqual([])
    expect(await db.token.count({ where: { accountId: person.id, source: 'auto' } })).toBeLessThanOrEqual(5)
  }
})
