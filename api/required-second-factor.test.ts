import { beforeEach, describe, expect, it } from 'vitest'
import { askApi } from '#api/testing/ask-api.ts'
import { askHub } from '#api/testing/ask-hub.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { sessionBearer, tokenBearer } from '#api/testing/new-bearer.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { listNotices } from '#lib/notices/list-notices.ts'
import { explainRefusal } from '#lib/registry/explain-refusal.ts'
import { listRepositories } from '#lib/repositories/list-repositories.ts'
import { repositoryQuerySchema } from '#lib/repositories/schema.ts'
import { searchConsole } from '#lib/search/search-console.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newCompanyOwner } from '#lib/testing/new-company-owner.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganizationRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { day } from '#lib/time.ts'

let people: Record<'owner' | 'editor' | 'member' | 'company', AccountActor>
let acme: { id: string; name: string }
let secrets: Record<string, string>

/** An organization with a private and a public image; the member reaches the private one by a group. */
beforeEach(async () => {
  const [owner, editor, member] = [await newAccount(), await newAccount(), await newAccount()]
  acme = await newOrganization([
    [owner, 'owner'],
    [editor, 'editor'],
    [member, 'member'],
  ])
  const company = await newCompanyOwner(acme)
  people = { owner, editor, member, company }
  const repositoryId = await newOrganizationRepository(acme, 'api')
  await newOrganizationRepository(acme, 'site', 'public')
  await db.group.create({
    data: {
      ...{ organizationId: acme.id, name: 'builders' },
      members: { create: { membership: { connect: keyOf(member) } } },
      repositories: { create: { repositoryId, access: 'write' } },
    },
  })
  secrets = {}
  for (const [who, person] of Object.entries(people))
    secrets[who] = (await newToken(person, { permission: 'admin' })).secret.reveal()
})

const keyOf = ({ accountId }: AccountActor) => ({
  organizationId_accountId: { organizationId: acme.id, accountId },
})
const require = (requiresSecondFactor = true) =>
  db.organization.update({ where: { id: acme.id }, data: { requiresSecondFactor } })
const setFactor = ({ accountId }: AccountActor, secondFactorSince: Date | null = new Date()) =>
  db.account.update({ where: { id: accountId }, data: { secondFactorSince } })

async function granted(who: keyof typeof people, ...wanted: string[]) {
  const credential = `${people[who].username}:${secrets[who]}`
  const scopes = wanted.map((one) => `repository:${acme.name}/${one}`)
  return (await askToken({ credential, scopes })).access.map((one) => one.replace(`${acme.name}/`, ''))
}

describe('to a registry, the personal access tokens of who has none', () => {
  it.each(['owner', 'editor', 'member'] as const)('of an %s reach what is public alone', async (who) => {
    const [both, all] = [
      ['api:pull,push', 'site:pull'],
      ['api:pull,push', 'site:pull'],
    ]
    expect(await granted(who, ...both)).toEqual(all)
    await require()
    expect(await granted(who, ...both)).toEqual(['site:pull'])
    await setFactor(people[who])
    expect(await granted(who, ...both)).toEqual(all)
  })

  it('make no repository by a push', async () => {
    await require()
    expect(await granted('editor', 'new:pull,push')).toEqual([])
    expect(await db.repository.count({ where: { namespace: acme.name, name: 'new' } })).toBe(0)
    await setFactor(people.editor)
    expect(await granted('editor', 'new:pull,push')).toEqual(['new:pull,push'])
  })

  it('lose it with the next request once the second factor is removed', async () => {
    await require()
    await setFactor(people.editor)
    expect(await granted('editor', 'api:push')).toEqual(['api:push'])
    await setFactor(people.editor, null)
    expect(await granted('editor', 'api:push')).toEqual([])
  })

  it('are told why, and nobody who is no member', async () => {
    await require()
    const needed = { repository: { namespace: acme.name, name: 'api' }, actions: ['push' as const] }
    expect((await explainRefusal(people.editor, needed))?.message).toMatch(/requires two-factor auth/)
    expect((await explainRefusal(await newAccount(), needed))?.message).not.toMatch(/two-factor/)
  })
})

describe("the API's", () => {
  it.each([
    ['GET', 'members'],
    ['GET', 'groups'],
    ['GET', 'access-tokens'],
    ['POST', 'groups'],
  ])(
    '%s /v2/orgs/{name}/%s is refused to owners, also of the company, with what to do',
    async (method, what) => {
      const body = method === 'POST' ? { body: { name: 'new' } } : {}
      await require()
      for (const who of ['owner', 'company'] as const) {
        const bearer = await sessionBearer(people[who])
        const ask = () => askHub(`${method} /v2/orgs/${acme.name}/${what}`, { bearer, ...body })
        const refused = await ask()
        expect([refused.status, JSON.stringify(refused.body)]).toEqual([
          403,
          expect.stringMatching(
            /requires two-factor authentication\. Set it up at http.*\/account\/security/,
          ),
        ])
        await setFactor(people[who])
        expect((await ask()).status).not.toBe(403)
      }
    },
  )

  it('repositories are there for who has one, by session and by token', async () => {
    await require()
    const path = `/v2/namespaces/${acme.name}/repositories/api`
    const bearers = [
      await sessionBearer(people.editor),
      await tokenBearer(await newToken(people.editor, { permission: 'admin' })),
    ]
    const asked = () =>
      Promise.all(bearers.map(async (bearer) => (await askHub(`GET ${path}`, { bearer })).status))
    expect(await asked()).toEqual([404, 404])
    await setFactor(people.editor)
    expect(await asked()).toEqual([200, 200])
  })

  it('notices and tokens of the organization, likewise', async () => {
    await require()
    const bearer = await sessionBearer(people.owner)
    for (const what of ['notices', 'tokens'])
      expect((await askApi(`GET /api/v1/organizations/${acme.name}/${what}`, { bearer })).status).toBe(403)
  })
})

it('the console lists no repository, token or notice of it', async () => {
  await newOrganizationToken(acme, { label: 'Deploy for acme', expiresAt: new Date(Date.now() + day) })
  const seen = async () => {
    const { owner } = people
    const list = await listRepositories(owner, repositoryQuerySchema.parse({ q: acme.name }))
    const found = await searchConsole(owner, acme.name)
    const tokens = await searchConsole(owner, 'Deploy for acme')
    return [
      list.repositories.map(({ name }) => name).sort(),
      found.repositories.map(({ name }) => name).sort(),
      ...[tokens.tokens.length, (await listNotices(owner)).total],
    ]
  }
  const all = [['api', 'site'], ['api', 'site'], 1, 1]
  expect(await seen()).toEqual(all)
  await require()
  expect(await seen()).toEqual([['site'], ['site'], 0, 0])
  await setFactor(people.owner)
  expect(await seen()).toEqual(all)
})

it("the organization's own tokens work on", async () => {
  await require()
  const token = await newOrganizationToken(acme, {
    ...{ allRepositories: true, allPush: true, scopes: ['scope-member-read'] },
  })
  const credential = `${acme.name}:${token.secret.reveal()}`
  const { access } = await askToken({ credential, scopes: [`repository:${acme.name}/api:pull,push`] })
  expect(access).toEqual([`${acme.name}/api:pull,push`])
  const bearer = await tokenBearer(token)
  expect((await askHub(`GET /v2/orgs/${acme.name}/members`, { bearer })).status).toBe(200)
})
