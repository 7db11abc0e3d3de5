import { beforeAll, describe, expect, it } from 'vitest'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { listRepositories } from '#lib/repositories/list-repositories.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'
import { listInNamespace } from '#lib/repositories/list-in-namespace.ts'
import { searchRepositories } from '#lib/repositories/search-repositories.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationRepository, newRepository } from '#lib/testing/new-repository.ts'

let owner: AccountActor
let other: AccountActor
/** A word that only these tests' repositories contain, because public repositories of other tests are visible. */
const word = `w${Date.now().toString(36)}`

const list = (query: object, actor = owner) =>
  listRepositories(actor, repositoryQuerySchema.parse({ q: word, ...query }))

const names = async (query: object) =>
  (await list(query)).repositories.map(({ name }) => name.replace(`${word}-`, ''))

beforeAll(async () => {
  ;[owner, other] = [await newAccount(), await newAccount()]
  await newRepository(owner, 'private', `${word}-api`)
  await newRepository(owner, 'public', `${word}-base_image`)
  await newRepository(owner, 'private', `${word}-cron`)
  await newRepository(other, 'public', `${word}-shared`)
  await newRepository(other, 'private', `${word}-hidden`)
  const pushed = (name: string, day: number) =>
    db.repository.updateMany({
      where: { namespace: owner.username, name: `${word}-${name}` },
      data: { lastPushedAt: new Date(Date.UTC(2026, 10, day)), description: `Made on ${day} of November` },
    })
  await pushed('api', 3)
  await pushed('base_image', 9)
})

describe('the list', () => {
  it.each<[object, string[]]>([
    [{ owner: 'mine' }, ['api', 'base_image', 'cron']],
    [{ owner: 'mine', order: 'desc' }, ['cron', 'base_image', 'api']],
    [{ owner: 'others' }, ['shared']],
    [{ owner: 'mine', visibility: 'public' }, ['base_image']],
    [{ visibility: 'private' }, ['api', 'cron']],
    [{ owner: 'mine', sort: 'pushed', order: 'desc' }, ['base_image', 'api', 'cron']],
    [{ owner: 'mine', sort: 'pushed', order: 'asc' }, ['cron', 'api', 'base_image']],
    [{ owner: 'mine', sort: 'created', order: 'desc' }, ['cron', 'base_image', 'api']],
    [{ q: `${word}-API` }, ['api']],
    [{ q: `${word}-base_` }, ['base_image']],
    [{ q: `${word}-%` }, []],
    [{ q: `${word}-c_on` }, []],
    [{ q: 'on 9 of Nov', owner: 'mine' }, ['base_image']],
  ])('%j', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
    expect((await list(query)).matching).toBe(expected.length)
  })

  it("never shows nor counts somebody else's private ones", async () => {
    expect([...(await names({}))].sort()).toEqual(['api', 'base_image', 'cron', 'shared'])
    expect(await list({})).toMatchObject({ matching: 4, counts: { mine: 3 } })
    expect(await list({ q: `${word}-hidden` })).toMatchObject({ matching: 0, repositories: [] })
  })

  it('finds a repository by its whole name', async () => {
    expect(await names({ q: `${owner.username}/${word}-api` })).toEqual(['api'])
  })

  it('goes by pages, of which one beyond the end is the last', async () => {
    const actor = await newAccount()
    for (let place = 10; place < 33; place++) await newRepository(actor, 'private', `image-${place}`)
    const page = (page: number) => list({ q: '', owner: 'mine', page }, actor)
    expect((await page(1)).repositories.map(({ name }) => name).at(-1)).toBe('image-29')
    expect(await page(9)).toMatchObject({ page: 2, matching: 23, counts: { mine: 23 } })
    expect((await page(9)).repositories.map(({ name }) => name)).toEqual(['image-30', 'image-31', 'image-32'])
  })

  it.each([{ q: 'a\0' }, { q: ['a'] }, { sort: 'id', order: 1, page: 'x', visibility: {}, owner: 'them' }])(
    'falls back from what no link should say: %j',
    async (query) => {
      await expect(list(query)).resolves.toMatchObject({ page: 1 })
    },
  )
})

describe('the picker', () => {
  const found = async (text: string) =>
    (await searchRepositories(owner, text)).repositories.map(({ fullName }) => fullName)

  it("offers the account's own first, and of others' only public ones", async () => {
    const own = ['api', 'base_image', 'cron'].map((name) => `${owner.username}/${word}-${name}`)
    expect(await found(word)).toEqual([...own, `${other.username}/${word}-shared`])
    expect(await found(`${word}-hidden`)).toEqual([])
  })

  it('says what may be done there', async () => {
    const [shared] = (await searchRepositories(owner, `${word}-shared`)).repositories
    expect(shared).toMatchObject({ visibility: 'public', rights: { pull: true, push: false, delete: false } })
  })

  it("offers of an organization all to its owners and its company's, else what one may pull", async () => {
    const [member, editor, stranger] = [await newAccount(), await newAccount(), await newAccount()]
    const acme = await newOrganization([
      [owner, 'owner'],
      [editor, 'editor'],
      [member, 'member'],
    ])
    await newOrganizationRepository(acme, 'open', 'public')
    await newOrganizationRepository(acme, 'closed')
    const offered = async (actor: AccountActor, text = '') =>
      (await searchRepositories(actor, text, acme.name)).repositories.map(
        ({ fullName }) => fullName.split('/')[1],
      )
    for (const actor of [owner, editor, await newCompanyOwner(acme)]) {
      expect(await offered(actor)).toEqual(['closed', 'open'])
    }
    for (const actor of [member, stranger]) expect(await offered(actor)).toEqual(['open'])
    expect(await offered(owner, 'clo')).toEqual(['closed'])
    for (const name of ['\0', '', 7, {}]) {
      expect(await searchRepositories(owner, '', name as string)).toEqual({
        ...{ repositories: [], matching: 0, inNamespace: {} },
      })
    }
  })

  it('finds by several words in any order', async () => {
    for (const text of [
      `api ${word}`,
      ` ${word}-API   ${owner.username}/ `,
      `${owner.username} pi ${word}-a`,
    ])
      expect(await found(text)).toEqual([`${owner.username}/${word}-api`])
    expect(await found(`${word} api cron`)).toEqual([])
    expect(await found(`${word} a_i`)).toEqual([])
  })

  it('offers at most 20, says of how many, and answers any text', async () => {
    for (let place = 0; place < 21; place++) await newRepository(owner, 'private', `many-${word}-${place}`)
    expect(await found(`many-${word}`)).toHaveLength(20)
    await newRepository(other, 'public', `many-${word}`)
    expect(await searchRepositories(owner, `many ${word}`)).toMatchObject({
      matching: 22,
      inNamespace: { [owner.username]: 21 },
    })
    const all = async (actor: AccountActor, text: string) =>
      (await listInNamespace(actor, owner.username, text)).map(({ fullName }) => fullName)
    expect(await all(owner, `many ${word}`)).toHaveLength(21)
    expect(await all(owner, `many ${word} -20`)).toEqual([`${owner.username}/many-${word}-20`])
    expect(await all(other, `many ${word}`)).toEqual([])
    const organization = await newOrganization([])
    await newOrganizationRepository(organization, word)
    const managed = async (actor: AccountActor, ...within: ['reachable'?]) =>
      (await listInNamespace(actor, organization.name, word, ...within)).length
    const companyOwner = await newCompanyOwner(organization)
    expect([await managed(companyOwner), await managed(companyOwner, 'reachable')]).toEqual([0, 1])
    expect(await managed(other, 'reachable')).toBe(0)
    for (const text of ['\0', '%', '\\', 'x'.repeat(100_000), null, {}]) {
      await expect(found(text as string)).resolves.toBeInstanceOf(Array)
    }
  })
})
