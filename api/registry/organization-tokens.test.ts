import { beforeAll, describe, expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newAddress } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { statementsOf } from '#lib/testing/statements-of.ts'
import { newSecret } from '#lib/tokens/secret.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

type Columns = Parameters<typeof newOrganizationToken>[1]
type Secret = { reveal: () => string }
type Chosen = Record<string, 'pull' | 'push'>

let owner: AccountActor
let acme: { id: string; name: string }
let rival: { id: string; name: string }

beforeAll(async () => {
  owner = await newAccount()
  acme = await newOrganization([[owner, 'owner']], { plan: 'team' })
  rival = await newOrganization([[owner, 'owner']])
  for (const { name: namespace } of [acme, rival]) {
    const data = (['public', 'private'] as const).map((visibility) => ({
      namespace,
      name: visibility,
      visibility,
    }))
    await db.repository.createMany({ data })
  }
})

const as = (name: string, secret: Secret) => `${name}:${secret.reveal()}`
const wrong = `Wrong username or access token, or the token was deleted. See your tokens at ${env.PUBLIC_URL}/account/security`

async function addToken(columns: Columns, chosen: Chosen = {}, organization = acme) {
  const token = await newOrganizationToken(organization, columns)
  for (const [name, level] of Object.entries(chosen)) {
    const where = { namespace_name: { namespace: organization.name, name } }
    const { id: repositoryId } = await db.repository.findUniqueOrThrow({ where })
    const flags = { pull: true, push: level === 'push', delete: false }
    await db.tokenRepository.create({ data: { tokenId: token.id, repositoryId, ...flags } })
  }
  return token
}

/** What is granted on a repository to who asks for everything. */
async function granted(secret: Secret, fullName: string, actions = '*') {
  const scopes = [`repository:${fullName}:${actions}`]
  const { status, access } = await askToken({ credential: as(acme.name, secret), scopes })
  expect(status).toBe(200)
  return access.map((entry) => entry.slice(entry.lastIndexOf(':') + 1)).join()
}

describe('what an organization’s token may do to images', () => {
  // Written out from the rules by hand: on own public, own private, another's public, another's private.
  const table: [what: string, Columns, Chosen, string[]][] = [
    ['no repository scope at all', { scopes: ['scope-member-edit'] }, {}, ['', '', '', '']],
    ['Read public repositories', { publicRead: true }, {}, ['pull', '', 'pull', '']],
    ['Image Pull on one', {}, { private: 'pull' }, ['', 'pull', '', '']],
    ['Image Push on one', {}, { private: 'push' }, ['', 'pull,push', '', '']],
    ['each on one of two', {}, { public: 'pull', private: 'push' }, ['pull', 'pull,push', '', '']],
    [
      'Image Push on one, and public ones',
      { publicRead: true },
      { private: 'push' },
      ['pull', 'pull,push', 'pull', ''],
    ],
    ['Image Pull on all', { allRepositories: true }, {}, ['pull', 'pull', '', '']],
    ['Image Push on all', { allRepositories: true, allPush: true }, {}, ['pull,push', 'pull,push', '', '']],
    [
      'Image Pull on all, Image Push on one',
      { allRepositories: true },
      { private: 'push' },
      ['pull', 'pull,push', '', ''],
    ],
    [
      'Image Push on all, and public ones',
      { allRepositories: true, allPush: true, publicRead: true },
      {},
      ['pull,push', 'pull,push', 'pull', ''],
    ],
  ]
  it.each(table)('%s', async (_what, columns, chosen, expected) => {
    const { secret } = await addToken(columns, chosen)
    const repositories = [acme, rival].flatMap(({ name }) => [`${name}/public`, `${name}/private`])
    const rights = []
    for (const repository of repositories) rights.push(await granted(secret, repository))
    expect(rights).toEqual(expected)
  })

  it('reaches nothing of whoever made it', async () => {
    const { fullName } = await newRepository(owner, 'private')
    const { secret } = await addToken({ allRepositories: true, allPush: true, createdBy: owner.username })
    expect(await granted(secret, fullName)).toBe('')
  })

  it('goes on when its maker leaves, while that person’s own token reaches nothing any more', async () => {
    const maker = await newAccount()
    const membership = { organizationId: acme.id, accountId: maker.accountId }
    await db.membership.create({ data: { ...membership, role: 'editor' } })
    const { secret } = await addToken({ allRepositories: true, createdBy: maker.username })
    const personal = await newToken(maker, { permission: 'admin' })
    const scopes = [`repository:${acme.name}/private:pull`]
    const own = () => askToken({ credential: as(maker.username, personal.secret), scopes })
    expect((await own()).access).toEqual([`${acme.name}/private:pull`])
    await db.membership.delete({ where: { organizationId_accountId: membership } })
    expect(await own()).toMatchObject({ status: 200, access: [] })
    expect(await granted(secret, `${acme.name}/private`)).toBe('pull')
  })

  it('covers what is made later, where all repositories are its', async () => {
    const { secret } = await addToken({ allRepositories: true })
    const name = 'made-later'
    expect(await granted(secret, `${acme.name}/${name}`)).toBe('')
    await db.repository.create({ data: { namespace: acme.name, name, visibility: 'private' } })
    expect(await granted(secret, `${acme.name}/${name}`)).toBe('pull')
  })
})

describe('a push of what is not there', () => {
  const rows = (namespace: string, name: string) =>
    db.repository.findMany({ where: { namespace, name }, select: { id: true, visibility: true } })

  it('makes it where all repositories may be pushed to, and the organization’s log says who', async () => {
    const { id, secret } = await addToken({ allRepositories: true, allPush: true })
    expect(await granted(secret, `${acme.name}/by-push`, 'pull,push')).toBe('pull,push')
    const [row] = await rows(acme.name, 'by-push')
    expect(row?.visibility).toBe('private')
    const entries = await db.auditEntry.findMany({ where: { targetId: row!.id } })
    expect(entries).toMatchObject([
      {
        action: 'repository.create',
        actorKind: 'token',
        actorId: id,
        organizationId: acme.id,
        accountId: null,
      },
    ])
  })

  it.each<[string, Columns, Chosen]>([
    ['Image Pull on all', { allRepositories: true }, {}],
    ['Image Pull below a prefix', { pullPrefixes: ['never'] }, {}],
    ['Image Push on one', {}, { private: 'push' }],
    ['Image Pull on all, Image Push on one', { allRepositories: true }, { private: 'push' }],
    ['Read public repositories', { publicRead: true }, {}],
    ['no repository scope', { scopes: ['scope-group-edit'] }, {}],
  ])('makes nothing with %s', async (_what, columns, chosen) => {
    const { secret } = await addToken(columns, chosen)
    for (const name of ['never', 'never/ever']) {
      expect(await granted(secret, `${acme.name}/${name}`, 'pull,push')).toBe('')
      expect(await rows(acme.name, name)).toEqual([])
    }
  })

  it('makes nothing in another’s namespace', async () => {
    const { secret } = await addToken({ allRepositories: true, allPush: true, createdBy: owner.username })
    for (const { name } of [rival, { name: owner.username }]) {
      expect(await granted(secret, `${name}/never`, 'pull,push')).toBe('')
      expect(await rows(name, 'never')).toEqual([])
    }
  })
})

describe('an organization’s token is refused', () => {
  const pageOf = ({ name }: { name: string }) => `${env.PUBLIC_URL}/organizations/${name}/access-tokens`

  it.each<[string, (name: string) => string]>([
    ['whoever made it', () => owner.username],
    ['a blank after it', (name) => `${name} `],
    ['another organization', () => rival.name],
    ['the display name', () => 'Acme Industries'],
    ['nobody', () => ''],
  ])('under the name of %s, and says whose it is and nothing of its state', async (_what, nameFrom) => {
    await db.organization.update({ where: { id: acme.id }, data: { displayName: 'Acme Industries' } })
    for (const columns of [{}, { isActive: false }, { expiresAt: new Date(0) }]) {
      const { secret } = await addToken(columns)
      const answer = await askToken({ credential: as(nameFrom(acme.name), secret), address: newAddress() })
      const message = `This access token belongs to ${acme.name}. Sign in with that name.`
      expect(answer).toMatchObject({ status: 401, message })
    }
  })

  it('while the organization is on Free, with the reason, and not a moment longer', async () => {
    const organization = await newOrganization([[owner, 'owner']], { plan: 'free' })
    const { secret } = await addToken({ allRepositories: true }, {}, organization)
    const ask = () => askToken({ credential: as(organization.name, secret) })
    const { status, message, body } = await ask()
    expect([status, body.errors[0].code]).toEqual([401, 'UNAUTHORIZED'])
    expect(message).toBe(
      `Organization access tokens need the Team or Business plan; ${organization.name} is on the Free plan. See ${pageOf(organization)}`,
    )
    await db.organization.update({ where: { id: organization.id }, data: { plan: 'team' } })
    expect((await ask()).status).toBe(200)
  })

  it('expired, with the time and where to go on', async () => {
    const { secret } = await addToken({ expiresAt: new Date('2026-01-02T03:04:05Z'), isActive: false })
    const { status, message } = await askToken({ credential: as(acme.name, secret) })
    expect(status).toBe(401)
    expect(message).toBe(
      `This access token expired on 2026-01-02 03:04 UTC. An owner of ${acme.name} can create a new one at ${pageOf(acme)}`,
    )
  })

  it('deactivated, with where to go on', async () => {
    const { secret } = await addToken({ isActive: false })
    const { status, message } = await askToken({ credential: as(acme.name, secret) })
    expect(status).toBe(401)
    expect(message).toBe(
      `This access token is deactivated. An owner of ${acme.name} can create a new one at ${pageOf(acme)}`,
    )
  })

  it('never made, as unknown; deleted, with its time', async () => {
    const never = await askToken({ credential: as(acme.name, newSecret('organization')) })
    expect(never).toMatchObject({ status: 401, message: wrong })
    const { id, secret } = await addToken({})
    expect((await askToken({ credential: as(acme.name, secret) })).status).toBe(200)
    await db.token.delete({ where: { id } })
    const deleted = await askToken({ credential: as(acme.name, secret) })
    expect(deleted).toMatchObject({ status: 401, message: expect.stringMatching(/ was deleted on \d{4}-/) })
  })

  it('once its organization is gone', async () => {
    const organization = await newOrganization([])
    const { secret } = await addToken({}, {}, organization)
    await db.organization.delete({ where: { id: organization.id } })
    const answer = await askToken({ credential: as(organization.name, secret) })
    expect(answer).toMatchObject({ status: 401, message: expect.stringMatching(/ was deleted on \d{4}-/) })
  })

  it('at the cost of no failure, whether the name is wrong or only its state is', async () => {
    const inactive = await addToken({ isActive: false })
    for (const name of [rival.name, acme.name]) {
      const address = newAddress()
      expect((await askToken({ credential: as(name, inactive.secret), address })).status).toBe(401)
      expect(await db.rateLimit.count({ where: { key: { endsWith: address } } })).toBe(0)
    }
  })
})

describe('a use of an organization’s token', () => {
  it('is named by the organization, and told in the token’s row', async () => {
    const { id, secret } = await addToken({ allRepositories: true })
    const scopes = [`repository:${acme.name}/private:pull`]
    const headers = { 'user-agent': 'skopeo/1.9.3' }
    const { claims } = await askToken({ credential: as(acme.name, secret), scopes, headers })
    expect(claims.sub).toBe(`${acme.name}/${secret.reveal().slice(-4)}-${id}`)
    await tokenUses.flush()
    const { lastUsedClient, lastUsedAction } = await db.token.findUniqueOrThrow({ where: { id } })
    expect([lastUsedClient, lastUsedAction]).toEqual(['skopeo 1.9.3', `asked to pull ${acme.name}/private`])
  })

  it('is one statement to tell who asks', async () => {
    const { secret } = await addToken({ lastUsedAt: new Date() })
    await askToken({})
    const { sent } = await statementsOf(() => askToken({ credential: as(acme.name, secret) }))
    expect(sent).toEqual(['find-token-by-secret'])
  })
})
