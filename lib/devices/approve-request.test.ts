import { expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { decideDevice } from '#lib/devices/decide-device.ts'
import { getDeviceGrant } from '#lib/devices/get-device-grant.ts'
import { requestPolicy } from '#lib/devices/schema.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newPerson, newSession } from '#lib/testing/new-person.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newRequest } from '#lib/testing/new-request.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { newOrganizationActor, newTokenActor } from '#lib/testing/new-token-actor.ts'
import { hour, minute } from '#lib/time.ts'

const rights = (...actions: string[]) => ({
  pull: actions.includes('pull'),
  push: actions.includes('push'),
  delete: actions.includes('delete'),
})

/** A person with a repository of their own, and an organization's that they can only pull. */
async function newWorld() {
  const person = await newAccount()
  const organization = await newOrganization([[person, 'member']])
  const { fullName } = await newRepository(person)
  await newOrganizationRepository(organization, 'open', 'public')
  await newOrganizationRepository(organization, 'closed', 'private')
  const [open, closed] = [`${organization.name}/open`, `${organization.name}/closed`]
  return { person, organization, own: fullName, open, closed }
}

const tokenOf = (person: AccountActor) =>
  db.token.findFirstOrThrow({
    where: { accountId: person.accountId },
    include: { repositories: { include: { repository: true } } },
    omit: { secretHash: true },
  })

const given = async (person: AccountActor) => {
  const { repositories } = await tokenOf(person)
  return Object.fromEntries(
    repositories.map((one) => [
      `${one.repository.namespace}/${one.repository.name}`,
      rights(...actionsOf(one)),
    ]),
  )
}
const actionsOf = (one: Record<'pull' | 'push' | 'delete', boolean>) =>
  (['pull', 'push', 'delete'] as const).filter((action) => one[action])

it('shows what is asked for, and what of it the person can give', async () => {
  const { person, own, open, closed } = await newWorld()
  const asked = {
    [own]: ['pull', 'push'],
    [open]: ['pull', 'delete'],
    [closed]: ['pull'],
    'no/such': ['push'],
  }
  const { code } = await newRequest(asked as never, { reason: 'Fix\nit' })
  expect((await getDeviceGrant(person, code)).asks).toEqual({
    ...{ seconds: 7200, reason: 'Fix⟨U+000A⟩it', services: [] },
    repositories: [
      { name: own, ...rights('pull', 'push'), own: rights('pull', 'push', 'delete') },
      { name: open, ...rights('pull', 'delete'), own: rights('pull') },
      { name: closed, ...rights('pull'), own: null },
      { name: 'no/such', ...rights('push'), own: null },
    ],
  })
})

it('gives the tool what was left of it, for as long, and says who asked and why', async () => {
  const { person, organization, own, open } = await newWorld()
  const now = new Date()
  const { code, poll, address } = await newRequest(
    { [own]: ['pull', 'push', 'delete'], [open]: ['pull'] },
    { reason: 'Nightly build', now },
  )
  expect(await poll()).toBe('authorization_pending')
  const repositories = [
    { name: own, ...rights('pull', 'push') },
    { name: open, ...rights('pull') },
  ]
  await approveRequest(person, code, { repositories, seconds: 1800 }, now)
  const answer = await poll(new Date(now.getTime() + minute))
  const expiresAt = new Date(now.getTime() + 30 * minute)
  expect(answer).toMatchObject({ username: person.username, given: { expiresAt } })
  expect(await tokenOf(person)).toMatchObject({
    ...{ source: 'request', description: 'gatehouse-cli on laptop', reason: 'Nightly build' },
    ...{ clientId: 'gatehouse-cli', deviceName: 'laptop', permission: 'write', expiresAt },
    ...{ allRepositories: false, publicRead: false, scopes: [] },
  })
  expect(await given(person)).toEqual({ [own]: rights('pull', 'push'), [open]: rights('pull') })
  const facts = { client: 'gatehouse-cli', reason: 'Nightly build', expiresAt: expiresAt.toISOString() }
  const names = [`${own}: pull, push`, `${open}: pull`]
  expect((await logOf(person)).slice(-2)).toMatchObject([
    {
      action: 'request.approve',
      targetName: 'laptop',
      details: { ...facts, askedFrom: address, repositories: names },
    },
    { action: 'token.create', details: { ...facts, permission: 'write', device: 'laptop' } },
  ])
  expect(await logOfOrganization(organization)).toEqual([
    {
      ...{ action: 'request.approve', actorName: person.username, targetName: 'laptop' },
      details: { ...facts, repositories: [`${open}: pull`] },
    },
  ])
})

it.each<[string, (names: { own: string; open: string }) => object]>([
  ['another right', ({ own }) => ({ repositories: [{ name: own, ...rights('pull', 'push') }] })],
  ['another repository', ({ open }) => ({ repositories: [{ name: open, ...rights('pull') }] })],
  ['a longer time', ({ own }) => ({ repositories: [{ name: own, ...rights('pull') }], seconds: 7201 })],
  ['no right', ({ own }) => ({ repositories: [{ name: own, ...rights() }] })],
  ['nothing', () => ({ repositories: [] })],
  [
    'a repository twice',
    ({ own }) => ({ repositories: [own, own].map((name) => ({ name, ...rights('pull') })) }),
  ],
  ['no time', ({ own }) => ({ repositories: [{ name: own, ...rights('pull') }], seconds: 0 })],
  ['half a second', ({ own }) => ({ repositories: [{ name: own, ...rights('pull') }], seconds: 60.5 })],
  ['all repositories', () => ({ repositories: 'all' })],
])('refuses to give %s, and leaves the request open', async (_, chosen) => {
  const { person, own, open } = await newWorld()
  const { code, row } = await newRequest({ [own]: ['pull'] })
  const input = { seconds: 7200, ...chosen({ own, open }) }
  await expect(approveRequest(person, code, input as never)).rejects.toMatchObject({ code: 'invalid' })
  expect(await row()).toMatchObject({ state: 'pending', accountId: null, approved: null })
})

it('gives nothing that the person can’t do, in the same words for what there is not', async () => {
  const { person, open, closed } = await newWorld()
  const asked = { [open]: ['pull', 'push'], [closed]: ['pull'], 'no/such': ['pull'] }
  const { code, row } = await newRequest(asked as never)
  const says = async (name: string, action: string) => {
    const attempt = approveRequest(person, code, { repositories: [{ name, ...rights(action) }], seconds: 60 })
    return attempt.then(
      () => 'given',
      ({ code, message }) => [code, message.replace(name, 'NAME')],
    )
  }
  const refused = (action: string) => [
    'conflict',
    `You can't let it ${action} NAME, because you can't yourself. What you can give is shown now.`,
  ]
  expect(await says(open, 'push')).toEqual(refused('push'))
  expect(await says(closed, 'pull')).toEqual(refused('pull'))
  expect(await says('no/such', 'pull')).toEqual(refused('pull'))
  expect(await row()).toMatchObject({ state: 'pending' })
})

it('is never approved as a device is, nor a device as a request', async () => {
  const { person, own } = await newWorld()
  const request = await newRequest({ [own]: ['pull'] })
  await expect(decideDevice(person, request.code, 'approve')).rejects.toMatchObject({ code: 'invalid' })
  expect(await request.row()).toMatchObject({ state: 'pending' })
  await decideDevice(person, request.code, 'deny')
  expect(await request.poll()).toBe('access_denied')
  expect((await logOf(person)).at(-1)).toMatchObject({ action: 'request.deny' })
})

it('takes a person with a fresh proof', async () => {
  const { person, organization, own } = await newWorld()
  const { code, row } = await newRequest({ [own]: ['pull'] })
  const approval = { repositories: [{ name: own, ...rights('pull') }], seconds: 60 }
  for (const actor of [await newTokenActor(person), await newOrganizationActor(organization)])
    await expect(approveRequest(actor, code, approval)).rejects.toMatchObject({ code: 'forbidden' })
  const session = await newSession(await newPerson())
  const stale = { ...session, provedAt: new Date(Date.now() - 15 * minute) }
  await expect(approveRequest(stale, code, approval)).rejects.toMatchObject({ code: 'proof_needed' })
  expect(await row()).toMatchObject({ state: 'pending' })
})

it('is one token of twenty polls and two approvals at once', async () => {
  const { person, own } = await newWorld()
  const { code, poll } = await newRequest({ [own]: ['pull', 'push'] })
  const approve = (...actions: string[]) =>
    approveRequest(person, code, { repositories: [{ name: own, ...rights(...actions) }], seconds: 60 })
  const outcomes = await Promise.allSettled([
    approve('pull'),
    approve('push'),
    decideDevice(person, code, 'deny'),
  ])
  const done = outcomes.filter(({ status }) => status === 'fulfilled')
  expect(done).toHaveLength(1)
  const answers = await Promise.all(Array.from({ length: 20 }, () => poll()))
  const issued = answers.filter((answer) => typeof answer === 'object')
  const isDenied = outcomes[2]!.status === 'fulfilled'
  expect(issued).toHaveLength(isDenied ? 0 : 1)
  if (!isDenied)
    expect(await given(person)).toEqual({
      [own]: rights(outcomes[0]!.status === 'fulfilled' ? 'pull' : 'push'),
    })
})

it('leaves out what was lost between approval and poll', async () => {
  const { person, organization, own, open } = await newWorld()
  const { code, poll } = await newRequest({ [own]: ['pull'], [open]: ['pull', 'push'] })
  const where = { organizationId: organization.id, accountId: person.accountId }
  await db.membership.updateMany({ where, data: { role: 'editor' } })
  const repositories = [
    { name: own, ...rights('pull') },
    { name: open, ...rights('pull', 'push') },
  ]
  await approveRequest(person, code, { repositories, seconds: 60 })
  await db.membership.deleteMany({ where })
  const answer = await poll()
  expect(
    typeof answer === 'object' && answer.given?.repositories.map(({ fullName }) => fullName).toSorted(),
  ).toEqual([own, open].toSorted())
  expect(await given(person)).toEqual({ [own]: rights('pull'), [open]: rights('pull') })
})

it('gives nothing where all of it was deleted, even if its name is taken again', async () => {
  const { person, own } = await newWorld()
  const { code, poll } = await newRequest({ [own]: ['pull'] })
  await approveRequest(person, code, { repositories: [{ name: own, ...rights('pull') }], seconds: 60 })
  const [namespace, name] = own.split('/') as [string, string]
  await db.repository.deleteMany({ where: { namespace, name } })
  await newRepository(person, 'private', name)
  expect(await poll()).toBe('access_denied')
  expect(await db.token.count({ where: { accountId: person.accountId } })).toBe(0)
})

it('counts its time from the approval', async () => {
  const { person, own } = await newWorld()
  const now = new Date()
  const { code, poll } = await newRequest({ [own]: ['pull'] }, { now })
  await approveRequest(person, code, { repositories: [{ name: own, ...rights('pull') }], seconds: 60 }, now)
  expect(await poll(new Date(now.getTime() + minute))).toBe('access_denied')
  expect(await db.token.count({ where: { accountId: person.accountId } })).toBe(0)
})

it('is neither one of the five devices, nor replaced by a sixth', async () => {
  const { person, own } = await newWorld()
  for (let at = 0; at < 5; at++) await newToken(person, { source: 'auto', description: `${at}` })
  const { code, poll } = await newRequest({ [own]: ['pull'] })
  await approveRequest(person, code, { repositories: [{ name: own, ...rights('pull') }], seconds: 60 })
  expect(await poll()).toMatchObject({ username: person.username })
  expect(await db.token.count({ where: { accountId: person.accountId } })).toBe(6)
})

it('is not approved beside fifty that have not expired', async () => {
  const { person, own } = await newWorld()
  const expiresAt = new Date(Date.now() + hour)
  const source = 'request'
  for (let at = 0; at < requestPolicy.tokensPerAccount - 1; at++)
    await newToken(person, { source, expiresAt })
  await newToken(person, { source, expiresAt: new Date(Date.now() - hour) })
  const requests = [await newRequest({ [own]: ['pull'] }), await newRequest({ [own]: ['pull'] })]
  const approval = { repositories: [{ name: own, ...rights('pull') }], seconds: 60 }
  const outcomes = await Promise.allSettled(
    requests.map(({ code }) => approveRequest(person, code, approval)),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})
