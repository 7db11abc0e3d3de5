import { expect, it } from 'vitest'
import { deleteAccount } from '#lib/accounts/delete-account.ts'
import { db } from '#lib/database/db.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { deleteUnusedDeviceTokens } from '#lib/devices/delete-unused-device-tokens.ts'
import { endRequestedAccess } from '#lib/devices/end-requested-access.ts'
import { pollDeviceGrant } from '#lib/devices/poll-device-grant.ts'
import { startDeviceGrant } from '#lib/devices/start-device-grant.ts'
import { AppError } from '#lib/errors.ts'
import { deleteOrganization } from '#lib/organizations/delete-organization.ts'
import { ownAccount } from '#lib/owners.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress, newPerson, newSession } from '#lib/testing/new-person.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newRequest } from '#lib/testing/new-request.ts'
import { newRequestedToken } from '#lib/testing/new-requested-token.ts'
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

/** Two approvals and a denial of one request, rights that go, and a repository that is deleted, all at once. */
it('a request is decided once, and gives nothing that its person has lost', async () => {
  for (let round = 0; round < 10; round++) {
    const person = await newSession(await newPerson())
    const organization = await newOrganization([[person, 'editor']])
    const id = await newOrganizationRepository(organization, 'api')
    const own = await newRepository(person)
    const names = [`${organization.name}/api`, own.fullName]
    const { code, poll } = await newRequest(Object.fromEntries(names.map((name) => [name, ['pull', 'push']])))
    const repositories = names.map((name) => ({ name, pull: true, push: true, delete: false }))
    const approve = () => approveRequest(person, code, { repositories, seconds: 60 })
    const where = { organizationId: organization.id, accountId: person.accountId }
    const outcomes = await Promise.allSettled([
      approve(),
      decideDevice(person, code, 'deny'),
      approve(),
      db.membership.deleteMany({ where }),
      poll(),
      db.repository.deleteMany({ where: { id } }),
    ])
    const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(errors.filter((error) => !(error instanceof AppError))).toEqual([])
    const decisions = outcomes.slice(0, 3).filter(({ status }) => status === 'fulfilled')
    expect(decisions.length).toBeLessThanOrEqual(1)
    const polls = await Promise.all(Array.from({ length: 10 }, () => poll()))
    const issued = [...polls, outcomes[4]!.status === 'fulfilled' && outcomes[4]!.value]
    const tokens = await db.token.findMany({
      where: { accountId: person.accountId },
      include: { repositories: true },
    })
    expect(issued.filter((answer) => typeof answer === 'object')).toHaveLength(tokens.length)
    expect(tokens.length).toBeLessThanOrEqual(1)
    for (const { repositories } of tokens)
      expect(repositories.map(({ repositoryId }) => repositoryId)).toEqual([own.id])
  }
})

it('an end by an owner, a poll, and a deletion of the organization never wait for each other in a circle', async () => {
  for (let round = 0; round < 10; round++) {
    const [owner, editor] = [await newSession(await newPerson()), await newSession(await newPerson())]
    const organization = await newOrganization([
      [owner, 'owner'],
      [editor, 'editor'],
    ])
    await newOrganizationRepository(organization, 'api')
    const name = `${organization.name}/api`
    const repositories = [{ name, pull: true, push: false, delete: false }]
    const [first, second] = [await newRequest({ [name]: ['pull'] }), await newRequest({ [name]: ['pull'] })]
    await approveRequest(editor, first.code, { repositories, seconds: 60 })
    const tokenId = await newRequestedToken(editor, organization.name)
    const outcomes = await Promise.allSettled([
      first.poll(),
      approveRequest(editor, second.code, { repositories, seconds: 60 }),
      endRequestedAccess(owner, organization.name, tokenId),
      deleteOrganization(owner, organization.name, { typedName: organization.name }),
      second.poll(),
    ])
    const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(errors.filter((error) => !(error instanceof AppError))).toEqual([])
  }
})
