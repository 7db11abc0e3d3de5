import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { organizationOwner } from '#lib/owners.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { logOfOrganization, newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import type { CreateToken } from '#lib/tokens/schema.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

type Chosen = CreateToken<'organization'>['repositories']['chosen']

const of = (chosen: Chosen): CreateToken<'organization'> => ({
  ...{ label: 'CI', description: '', expiresAt: null, publicRead: false, scopes: [] },
  repositories: { all: null, chosen },
})

let owner: AccountActor
let acme: { id: string; name: string }
beforeAll(async () => {
  owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']], { plan: 'business' })
})

const make = (chosen: Chosen) => createToken(owner, organizationOwner(acme.name), of(chosen))
const columns = ({ id }: { id: string }) =>
  db.token.findUniqueOrThrow({
    where: { id },
    select: { pullPrefixes: true, pushPrefixes: true, repositories: { select: { repositoryId: true } } },
  })

describe('a prefix', () => {
  it('is stored as what it is, among chosen repositories, and read and logged as one of them', async () => {
    const organization = await newOrganization([[owner, 'owner']])
    const api = await newOrganizationRepository(organization, 'team/api')
    const prefix = (prefix: string) => ({ prefix, fullName: `${organization.name}/${prefix}/*` })
    const { token } = await createToken(
      owner,
      organizationOwner(organization.name),
      of([
        { prefix: 'team', access: 'pull' },
        { id: api, access: 'push' },
        { prefix: 'shared/base', access: 'push' },
      ]),
    )
    expect(await columns(token)).toEqual({
      ...{ pullPrefixes: ['team'], pushPrefixes: ['shared/base'] },
      repositories: [{ repositoryId: api }],
    })
    const chosenRepositories = [
      { ...prefix('shared/base'), access: 'push' },
      { ...prefix('team'), access: 'pull' },
      { id: api, fullName: `${organization.name}/team/api`, visibility: 'private', access: 'push' },
    ]
    const prefixes = [
      { prefix: 'shared/base', access: 'push' },
      { prefix: 'team', access: 'pull' },
    ]
    const details = { repositories: { all: null, chosen: 1, push: 1, prefixes }, chosenRepositories }
    expect(token).toMatchObject(details)
    expect(await getToken(owner, organizationOwner(organization.name), token.id)).toMatchObject(details)
    const [entry] = await logOfOrganization(organization)
    expect(entry!.details).toMatchObject({
      repositories: [
        `${organization.name}/shared/base/*: push`,
        `${organization.name}/team/*: pull`,
        `${organization.name}/team/api: push`,
      ],
    })
  })

  it('is edited as one of them, and the log says from what to what', async () => {
    const { token } = await make([{ prefix: 'team', access: 'pull' }])
    const saved = await updateToken(owner, organizationOwner(acme.name), {
      id: token.id,
      ...of([{ prefix: 'team', access: 'push' }]),
    })
    expect(await columns(saved)).toMatchObject({ pullPrefixes: [], pushPrefixes: ['team'] })
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { targetId: token.id, action: 'token.update' },
    })
    expect(entry.details).toEqual({
      hint: token.hint,
      repositories: { from: [`${acme.name}/team/*: pull`], to: [`${acme.name}/team/*: push`] },
    })
  })

  it('stays when what is below it is deleted', async () => {
    const id = await newOrganizationRepository(acme, 'passing/app')
    const { token } = await make([{ prefix: 'passing', access: 'push' }])
    await deleteRepository(owner, { id, typedName: `${acme.name}/passing/app` })
    expect(await columns(token)).toMatchObject({ pushPrefixes: ['passing'] })
  })

  it('is enough to be given, and one of fifty', async () => {
    const prefixes = (count: number): Chosen =>
      Array.from({ length: count }, (_, at) => ({ prefix: `team-${at}`, access: 'pull' as const }))
    expect((await make(prefixes(1))).token.repositories.prefixes).toHaveLength(1)
    const id = await newOrganizationRepository(acme, 'fiftieth')
    const { token } = await make([...prefixes(49), { id, access: 'pull' }])
    expect(token.chosenRepositories).toHaveLength(50)
    await expect(make([...prefixes(50), { id, access: 'pull' }])).rejects.toMatchObject({
      code: 'invalid',
      message: 'Choose at most 50 repositories.',
    })
  })

  it.each([
    '',
    '*',
    'team/',
    'team/*',
    '/team',
    'Team',
    'a//b',
    'a/../b',
    '-a',
    'a b',
    'a%',
    'a\0',
    'a'.repeat(250),
  ])('is not %j', async (prefix) => {
    const message = 'Enter a prefix of repository names, such as team/*.'
    await expect(
      make([
        { prefix: 'fine', access: 'pull' },
        { prefix, access: 'pull' },
      ]),
    ).rejects.toMatchObject({ code: 'invalid', message, fields: { 'repositories.chosen.1.prefix': message } })
  })

  it('is given once, and not together with an id', async () => {
    const [pull, push] = [
      { prefix: 'team', access: 'pull' as const },
      { prefix: 'team', access: 'push' as const },
    ]
    await expect(make([pull, push])).rejects.toMatchObject({ message: 'Choose each repository once.' })
    const id = await newOrganizationRepository(acme, 'both')
    for (const wrong of [{ ...pull, id }, { access: 'pull' as const }])
      await expect(make([wrong as never])).rejects.toMatchObject({
        fields: { 'repositories.chosen.0.id': 'Choose a repository from the list.' },
      })
  })
})
