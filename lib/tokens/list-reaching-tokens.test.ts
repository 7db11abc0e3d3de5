import { beforeAll, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { listRepositoryGroups } from '#lib/groups/list-repository-groups.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { listPushedTags } from '#lib/tokens/list-pushed-tags.ts'
import { listReachingTokens } from '#lib/tokens/list-reaching-tokens.ts'

let [owner, editor, stranger]: AccountActor[] = []
let organization: { id: string; name: string }
let repository: { id: string; fullName: string }
let [own, ofOrganization]: { id: string }[] = []

beforeAll(async () => {
  ;[owner, editor, stranger] = [await newAccount(), await newAccount(), await newAccount()]
  organization = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
  ])
  const { name: namespace } = organization
  const { id } = await db.repository.create({ data: { namespace, name: 'team/api', visibility: 'public' } })
  repository = { id, fullName: `${namespace}/team/api` }
  const chosen = { create: { repositoryId: id, pull: true, push: false, delete: false } }
  own = await newToken(owner, { description: 'All', permission: 'write', lastUsedAt: new Date() })
  await newToken(owner, { description: 'Off', isActive: false })
  await newToken(owner, { description: 'Over', expiresAt: new Date(0) })
  await newToken(owner, { description: 'Elsewhere', allRepositories: false })
  await newToken(owner, { description: 'Chosen', allRepositories: false, repositories: chosen })
  await newToken(editor, { description: 'Public', permission: 'public_read' })
  ofOrganization = await newOrganizationToken(organization, { label: 'Deploy', pushPrefixes: ['team'] })
  await newOrganizationToken(organization, { label: 'Other team', pullPrefixes: ['teams'] })
  await db.group.create({
    data: {
      ...{ organizationId: organization.id, name: 'builders' },
      repositories: { create: { repositoryId: id, access: 'write' } },
    },
  })
})

const reaching = async (actor: AccountActor) =>
  Object.fromEntries(
    (await listReachingTokens(actor, repository.fullName)).map(({ name, rights }) => [name, rights]),
  )

it('names the tokens that reach it, with what they can do, to whoever may know them', async () => {
  const deploy = { pull: true, push: true, delete: false }
  expect(await reaching(owner!)).toEqual({
    All: { pull: true, push: true, delete: false },
    Chosen: { pull: true, push: false, delete: false },
    Deploy: deploy,
  })
  expect(await reaching(editor!)).toEqual({ Public: { pull: true, push: false, delete: false } })
  expect(await reaching(stranger!)).toEqual({})
})

it('names the token that pushed a tag to whoever may know it', async () => {
  const tag = { repositoryId: repository.id, digest: 'sha256:0', mediaType: '', pushedAt: new Date() }
  await db.tag.createMany({
    data: [
      { ...tag, name: 'own', pushedBy: owner!.username, tokenId: own!.id },
      { ...tag, name: 'ours', pushedBy: organization.name, tokenId: ofOrganization!.id },
      { ...tag, name: 'password', pushedBy: owner!.username },
    ],
  })
  const seen = async (actor: AccountActor) =>
    (await listPushedTags(actor, repository.fullName, 9)).tags.map(({ name, token }) => [
      name,
      token?.name ?? null,
    ])
  expect(await seen(owner!)).toEqual([
    ['ours', 'Deploy'],
    ['own', 'All'],
    ['password', null],
  ])
  expect(await seen(editor!)).toEqual([
    ['ours', null],
    ['own', null],
    ['password', null],
  ])
})

it('names its groups to members of the organization', async () => {
  expect(await listRepositoryGroups(editor!, repository.fullName)).toEqual([
    { name: 'builders', access: 'write' },
  ])
  expect(await listRepositoryGroups(stranger!, repository.fullName)).toEqual([])
})

it('answers nobody who may not know of the repository', async () => {
  await db.repository.update({ where: { id: repository.id }, data: { visibility: 'private' } })
  for (const read of [
    () => listReachingTokens(stranger!, repository.fullName),
    () => listPushedTags(stranger!, repository.fullName, 1),
    () => listRepositoryGroups(stranger!, repository.fullName),
  ]) {
    await expect(read()).rejects.toMatchObject({ code: 'not_found' })
  }
})
