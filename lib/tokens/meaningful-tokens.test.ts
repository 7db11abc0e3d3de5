import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

let person: AccountActor
let acme: { id: string; name: string }
let own: { id: string }
let ofAcme: string
beforeAll(async () => {
  person = await newAccount()
  acme = await newOrganization([[person, 'owner']])
  own = await newRepository(person)
  ofAcme = await newOrganizationRepository(acme, 'api')
})

const refusal = (constraint: string) =>
  expect.objectContaining({ message: expect.stringContaining(constraint) })
const choose = (tokenId: string, repositoryId: string, flags = { pull: true, push: false, delete: false }) =>
  db.tokenRepository.create({ data: { tokenId, repositoryId, ...flags } })

describe('the database refuses', () => {
  it.each<[string, object]>([
    ['a label', { label: 'CI' }],
    ['a maker', { createdBy: 'demo' }],
    ['push to all', { allPush: true }],
    ['public repositories of others', { publicRead: true }],
    ['scopes', { scopes: ['scope-member-read'] }],
    ['a prefix', { pullPrefixes: ['team'] }],
    ['a prefix to push to', { pushPrefixes: ['team'] }],
    ['no level', { permission: null }],
  ])('a personal token with %s', async (_, columns) => {
    await expect(newToken(person, columns)).rejects.toEqual(refusal('token_owner'))
  })

  it.each<[string, object]>([
    ['a level', { permission: 'read' }],
    ['no label', { label: null }],
    ['no maker', { createdBy: null }],
  ])("an organization's token with %s", async (_, columns) => {
    await expect(newOrganizationToken(acme, columns)).rejects.toEqual(refusal('token_owner'))
  })

  it('a token of both, and one of nobody', async () => {
    const both = { accountId: person.accountId, permission: 'read' } as const
    await expect(newOrganizationToken(acme, both)).rejects.toEqual(refusal('token_owner'))
    await expect(newToken({ ...person, accountId: null as never })).rejects.toEqual(refusal('token_owner'))
  })

  it('push to all repositories without all repositories, made or edited', async () => {
    await expect(newOrganizationToken(acme, { allPush: true })).rejects.toEqual(refusal('token_all_push'))
    const { id } = await newOrganizationToken(acme, { allRepositories: true, allPush: true })
    const edited = db.token.update({ where: { id }, data: { allRepositories: false } })
    await expect(edited).rejects.toEqual(refusal('token_all_push'))
  })

  it.each<string[][]>([
    [[''], []],
    [[], ['Team']],
    [['team/'], []],
    [[], ['/team']],
    [['team/*'], []],
    [['team', 'a//b'], []],
    [[], ['a%']],
    [['team\nx'], []],
    [['a'.repeat(252)], []],
    [['team', 'team'], []],
    [['team'], ['team']],
  ])('the prefixes %j and %j', async (pullPrefixes, pushPrefixes) => {
    const made = newOrganizationToken(acme, { pullPrefixes, pushPrefixes })
    await expect(made).rejects.toEqual(refusal('token_prefixes'))
  })

  it('a prefix that is null, and no array of them', async () => {
    const { id } = await newOrganizationToken(acme, { pullPrefixes: ['team', 'a/b'], pushPrefixes: ['a'] })
    const edited = db.$executeRaw`UPDATE token SET pull_prefixes = '{NULL}' WHERE id = ${id}::uuid`
    await expect(edited).rejects.toEqual(refusal('token_prefixes'))
    const emptied = db.$executeRaw`UPDATE token SET push_prefixes = NULL WHERE id = ${id}::uuid`
    await expect(emptied).rejects.toEqual(refusal('push_prefixes'))
  })

  it('a scope that is null', async () => {
    const { id } = await newOrganizationToken(acme)
    const edited = db.$executeRaw`UPDATE token SET scopes = '{NULL}' WHERE id = ${id}::uuid`
    await expect(edited).rejects.toEqual(refusal('token_scopes'))
  })

  it('public repositories of a personal token that reaches all, made or edited, but not of one that does not', async () => {
    const { id } = await newToken(person, { allRepositories: false, publicRead: true })
    const edited = db.token.update({ where: { id }, data: { allRepositories: true } })
    await expect(edited).rejects.toEqual(refusal('token_owner'))
  })

  it('a chosen repository that nothing is given of', async () => {
    const { id } = await newToken(person, { allRepositories: false })
    const nothing = { pull: false, push: false, delete: false }
    await expect(choose(id, own.id, nothing)).rejects.toEqual(refusal('token_repository_gives'))
  })

  it('a chosen repository of a personal token that reaches all, whichever comes first', async () => {
    const all = await newToken(person)
    await expect(choose(all.id, own.id)).rejects.toEqual(refusal('means nothing'))
    const { id } = await newToken(person, { allRepositories: false })
    await choose(id, own.id)
    const edited = db.token.update({ where: { id }, data: { allRepositories: true } })
    await expect(edited).rejects.toEqual(refusal('means nothing'))
  })

  it.each([
    { pull: false, push: true, delete: false },
    { pull: true, push: true, delete: true },
  ])("%j on a chosen repository of an organization's token", async (flags) => {
    const { id } = await newOrganizationToken(acme)
    await expect(choose(id, ofAcme, flags)).rejects.toEqual(refusal('means nothing'))
    await choose(id, ofAcme)
    const edited = db.tokenRepository.updateMany({ where: { tokenId: id }, data: flags })
    await expect(edited).rejects.toEqual(refusal('means nothing'))
  })

  it("a repository of somebody else for an organization's token", async () => {
    const { id } = await newOrganizationToken(acme)
    await expect(choose(id, own.id)).rejects.toEqual(refusal('means nothing'))
  })
})

it('but all repositories and chosen ones beside them mean something for an organization', async () => {
  const { id } = await newOrganizationToken(acme, { allRepositories: true })
  await choose(id, ofAcme, { pull: true, push: true, delete: false })
  expect(await db.tokenRepository.count({ where: { tokenId: id } })).toBe(1)
})
