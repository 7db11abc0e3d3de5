import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { searchConsole } from '#lib/search/search-console.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'
import { newTokenActor } from '#lib/testing/new-token-actor.ts'
import { newToken } from '#lib/testing/new-token.ts'

const nothing = { organizations: [], tokens: [], repositories: [] }
const unique = () => `w${randomBytes(6).toString('hex')}`

/** An organization with a token and a private repository that are called alike, and people of each standing. */
async function sameName() {
  const word = unique()
  const [owner, editor, member, stranger] = await Promise.all([1, 2, 3, 4].map(() => newAccount()))
  const organization = await newOrganization(
    [
      [owner!, 'owner'],
      [editor!, 'editor'],
      [member!, 'member'],
    ],
    { displayName: `The ${word} works` },
  )
  const companyOwner = await newCompanyOwner(organization)
  await newOrganizationToken(organization, { label: `CI of ${word}` })
  await newOrganizationRepository(organization, word)
  const found = async (actor: Parameters<typeof searchConsole>[0]) => {
    const { organizations, tokens, repositories } = await searchConsole(actor, word)
    return [organizations.length, tokens.length, repositories.length]
  }
  return { word, organization, people: { owner, editor, member, stranger, companyOwner }, found }
}

it('finds organizations, tokens and repositories by a part of their name', async () => {
  const { word, organization, people } = await sameName()
  const own = await newToken(people.owner!, { description: `Laptop ${word}`, isActive: false })
  const { organizations, tokens, repositories } = await searchConsole(people.owner!, word.toUpperCase())
  expect(organizations).toEqual([{ name: organization.name, displayName: `The ${word} works` }])
  expect(repositories).toEqual([{ namespace: organization.name, name: word }])
  expect(tokens.map(({ name, owner, status }) => [name, owner, status])).toEqual(
    expect.arrayContaining([
      [`CI of ${word}`, { kind: 'organization', name: organization.name }, 'active'],
      [`Laptop ${word}`, { kind: 'account' }, 'inactive'],
    ]),
  )
  expect(tokens.find(({ owner }) => owner.kind === 'account')!.id).toBe(own.id)
})

it('finds for each only what they may open', async () => {
  const { people, found } = await sameName()
  const of = async (who: keyof typeof people) => [who, ...(await found(people[who]!))]
  expect(await of('owner')).toEqual(['owner', 1, 1, 1])
  expect(await of('companyOwner')).toEqual(['companyOwner', 1, 1, 1])
  expect(await of('editor')).toEqual(['editor', 1, 0, 1])
  expect(await of('member')).toEqual(['member', 1, 0, 0])
  expect(await of('stranger')).toEqual(['stranger', 0, 0, 0])
})

it('never finds what is somebody else’s', async () => {
  const [other, actor, word] = [await newAccount(), await newAccount(), unique()]
  const { secret } = await newToken(other, { description: word })
  await newRepository(other, 'private', word)
  const { fullName } = await newRepository(other, 'public', `${word}-open`)
  const { tokens, repositories } = await searchConsole(actor, word)
  expect(tokens).toEqual([])
  expect(repositories.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([fullName])
  expect(await searchConsole(actor, `…${secret.reveal().slice(-4)}`)).toEqual(nothing)
})

it('finds a token by the end of its secret', async () => {
  const actor = await newAccount()
  const { id, secret } = await newToken(actor)
  const { tokens } = await searchConsole(actor, `…${secret.reveal().slice(-4)}`)
  expect(tokens.map((token) => token.id)).toEqual([id])
})

it('answers at most five of a kind, a repository of just this name first', async () => {
  const [actor, word] = [await newAccount(), unique()]
  for (const end of ['a', 'b', 'c', 'd', 'e', 'f']) await newToken(actor, { description: `${word} ${end}` })
  for (const start of ['a', 'b', 'c', 'd', 'e', '']) await newRepository(actor, 'private', `${start}${word}`)
  const { tokens, repositories } = await searchConsole(actor, word)
  expect(tokens).toHaveLength(5)
  expect(repositories.map(({ name }) => name)).toEqual([
    word,
    ...['a', 'b', 'c', 'd'].map((start) => start + word),
  ])
})

it('takes % and _ as they are, and finds nothing for no text', async () => {
  const actor = await newAccount()
  await newToken(actor, { description: 'Deploy' })
  for (const text of ['%', 'D_ploy', '', ' \u0000']) expect(await searchConsole(actor, text)).toEqual(nothing)
})

it('is for people, not for tokens', async () => {
  const actor = await newTokenActor(await newAccount())
  await expect(searchConsole(actor, 'a')).rejects.toMatchObject({ code: 'forbidden' })
})
