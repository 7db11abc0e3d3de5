import { expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { approveRequest } from '#lib/devices/approve-request.ts'
import { endRequestedAccess } from '#lib/devices/end-requested-access.ts'
import { listRequestedAccess } from '#lib/devices/list-requested-access.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { logOf, newAccount } from '#lib/testing/new-account.ts'
import { newPerson, newSession } from '#lib/testing/new-person.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newRequest } from '#lib/testing/new-request.ts'
import { newService } from '#lib/testing/new-service.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { hour, minute } from '#lib/time.ts'

const now = new Date()
const pull = { pull: true, push: false, delete: false }

/** An editor's tool reaches the organization's repository, and one of the editor's own. */
async function newWorld() {
  const [owner, editor] = [await newAccount(), await newAccount()]
  const organization = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
  ])
  await newOrganizationRepository(organization, 'api')
  const service = await newService(organization)
  const api = `${organization.name}/api`
  const own = (await newRepository(editor)).fullName
  const { code, poll } = await newRequest(
    { [api]: ['pull', 'push'], [own]: ['pull'] },
    { services: { [service.fullName]: ['read'] }, reason: 'Nightly build', now },
  )
  const repositories = [
    { name: api, ...pull, push: true },
    { name: own, ...pull },
  ]
  const services = [{ name: service.fullName, permissions: ['read'] }]
  await approveRequest(editor, code, { repositories, services, seconds: 3600 }, now)
  const answer = await poll()
  if (typeof answer === 'string') throw new Error(answer)
  const list = (actor = owner, at = now) => listRequestedAccess(actor, organization.name, at)
  return { owner, editor, organization, service, api, own, tokenId: answer.tokenId, list }
}

const left = async ({ accountId }: AccountActor) =>
  db.tokenRepository.findMany({
    where: { token: { accountId } },
    select: { repository: { select: { namespace: true } } },
  })

it('tells owners which tools reach the organization, for whom, why and until when', async () => {
  const { editor, service, tokenId, list } = await newWorld()
  expect(await list()).toEqual([
    {
      ...{ id: tokenId, username: editor.username, client: 'gatehouse-cli', deviceName: 'laptop' },
      ...{ reason: 'Nightly build', createdAt: now, expiresAt: new Date(now.getTime() + hour) },
      ...{ lastUsedAt: null, hint: expect.stringMatching(/^gate_pat_…/) },
      repositories: [{ name: 'api', actions: ['pull', 'push'] }],
      services: [{ name: service.name, actions: ['read'] }],
    },
  ])
})

it('leaves out what does not reach it any more, and tokens that nobody asked for', async () => {
  const { editor, organization, tokenId, list } = await newWorld()
  const { id: repositoryId } = await db.repository.findFirstOrThrow({
    where: { namespace: organization.name },
  })
  const manual = await newToken(editor, { allRepositories: false, expiresAt: new Date(now.getTime() + hour) })
  await db.tokenRepository.create({ data: { tokenId: manual.id, repositoryId, ...pull } })
  expect(await list()).toHaveLength(1)
  expect(await list(undefined, new Date(now.getTime() + hour))).toEqual([])
  await db.token.update({ where: { id: tokenId }, data: { isActive: false } })
  expect(await list()).toEqual([])
  await db.token.update({ where: { id: tokenId }, data: { isActive: true } })
  const where = { organizationId: organization.id, accountId: editor.accountId }
  await db.membership.deleteMany({ where })
  expect(await list()).toEqual([])
})

it('an owner ends the access, not the token, and both logs say so', async () => {
  const { owner, editor, organization, service, api, own, tokenId, list } = await newWorld()
  await endRequestedAccess(owner, organization.name, tokenId)
  expect(await list()).toEqual([])
  expect(await left(editor)).toEqual([{ repository: { namespace: own.split('/')[0] } }])
  expect(await db.token.findUnique({ where: { id: tokenId } })).toMatchObject({ isActive: true })
  expect(await db.tokenService.count({ where: { tokenId } })).toBe(0)
  const services = [`${service.fullName}: read`]
  const details = { client: 'gatehouse-cli', repositories: [`${api}: pull, push`], services }
  expect((await logOfOrganization(organization)).at(-1)).toEqual({
    ...{ action: 'request.end', actorName: owner.username, targetName: 'laptop' },
    details: { givenBy: editor.username, ...details },
  })
  expect((await logOf(editor)).at(-1)).toEqual({
    ...{ action: 'request.end', targetName: 'laptop' },
    details: { organization: organization.name, ...details },
  })
  await expect(endRequestedAccess(owner, organization.name, tokenId)).rejects.toMatchObject({
    code: 'not_found',
  })
})

it('nobody ends what does not reach their organization, nor what a person made by hand', async () => {
  const { editor, organization, tokenId } = await newWorld()
  const stranger = await newAccount()
  const theirs = await newOrganization([[stranger, 'owner']])
  const { id: repositoryId } = await db.repository.findFirstOrThrow({
    where: { namespace: organization.name },
  })
  const manual = await newToken(editor, { allRepositories: false })
  await db.tokenRepository.create({ data: { tokenId: manual.id, repositoryId, ...pull } })
  const attempts: [AccountActor, string, string, string][] = [
    [stranger, organization.name, tokenId, 'not_found'],
    [stranger, theirs.name, tokenId, 'not_found'],
    [editor, organization.name, tokenId, 'forbidden'],
    [await ownerOf(organization.id), organization.name, manual.id, 'not_found'],
    [await ownerOf(organization.id), organization.name, 'x', 'not_found'],
  ]
  for (const [actor, name, id, code] of attempts)
    await expect(endRequestedAccess(actor, name, id)).rejects.toMatchObject({ code })
  expect(await left(editor)).toHaveLength(3)
})

it('ending takes a fresh proof', async () => {
  const { organization, tokenId, editor } = await newWorld()
  const session = await newSession(await newPerson())
  const { accountId } = session
  await db.membership.create({ data: { organizationId: organization.id, accountId, role: 'owner' } })
  const stale = { ...session, provedAt: new Date(Date.now() - 15 * minute) }
  await expect(endRequestedAccess(stale, organization.name, tokenId)).rejects.toMatchObject({
    code: 'proof_needed',
  })
  expect(await left(editor)).toHaveLength(2)
})

async function ownerOf(organizationId: string): Promise<AccountActor> {
  const { account } = await db.membership.findFirstOrThrow({
    where: { organizationId, role: 'owner' },
    select: { account: { select: { id: true, username: true } } },
  })
  return { kind: 'account', accountId: account.id, username: account.username, address: '192.0.2.1' }
}
