import { beforeAll, describe, expect, it } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { request } from '#api/testing/request.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { ownAccount } from '#lib/owners.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newOrganization } from '#lib/testing/new-organization.ts'
import { newOrganizationToken } from '#lib/testing/new-organization-token.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { switchTokens } from '#lib/tokens/switch-tokens.ts'
import { updateToken } from '#lib/tokens/update-token.ts'
import { tokenRefusals } from '#lib/usage/token-refusals.ts'

let demo: AccountActor
let tomas: AccountActor
let own: string
let theirsPublic: string
let theirsPrivate: string

beforeAll(async () => {
  ;[demo, tomas] = [await newAccount(), await newAccount()]
  own = (await newRepository(demo, 'private')).fullName
  theirsPublic = (await newRepository(tomas, 'public')).fullName
  theirsPrivate = (await newRepository(tomas, 'private')).fullName
})

const operations = {
  pull: ['GET', 'manifests/latest'],
  push: ['POST', 'blobs/uploads/'],
  delete: ['DELETE', 'manifests/latest'],
} as const
type Operation = keyof typeof operations

/** Asks for a registry token as a client does, then shows it with a request for images. */
async function attempt(credential: string | undefined, name: string, operation: Operation) {
  const { body } = await askToken({
    ...(credential !== undefined && { credential }),
    scopes: [`repository:${name}:${operation === 'push' ? 'pull,push' : operation}`],
  })
  return show(body.token, name, operation)
}

async function show(token: string, name: string, operation: Operation) {
  const [method, rest] = operations[operation]
  const answer = await request(`/v2/${name}/${rest}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
  })
  const { code, message } = (await answer.json()).errors[0]
  return { status: answer.status, code, message, challenge: answer.headers.get('www-authenticate') }
}

const personal = async (state: Parameters<typeof newToken>[1], actor = demo) => {
  const { id, secret } = await newToken(actor, { description: 'CI', ...state })
  return {
    id,
    credential: `${actor.username}:${secret.reveal()}`,
    page: `${env.PUBLIC_URL}/account/security/${id}`,
  }
}
const rowOf = async (id: string) => {
  await tokenRefusals.flush()
  const { lastRefusedAt, lastRefusedAction } = await db.token.findUniqueOrThrow({ where: { id } })
  return { at: lastRefusedAt, action: lastRefusedAction }
}

describe('what a token may not do', () => {
  it('is denied with what it may, and where to change it, where it knows the repository', async () => {
    const { credential, page } = await personal({ permission: 'read' })
    const denied = { status: 403, code: 'DENIED', message: `Access token "CI" may only pull ${own}: ${page}` }
    expect(await attempt(credential, own, 'push')).toMatchObject(denied)
    expect(await attempt(credential, own, 'delete')).toMatchObject(denied)
    const writer = await personal({ permission: 'write' })
    const message = `Access token "CI" may only pull and push ${own}: ${writer.page}`
    expect(await attempt(writer.credential, own, 'delete')).toMatchObject({ ...denied, message })
  })

  it('is denied in a repository that is not for images, and as before to who may not know of it', async () => {
    const { id, fullName } = await newRepository(tomas)
    await updateRepository(tomas, { id, protocols: ['git'] })
    const mine = await personal({ permission: 'admin' }, tomas)
    const message = `${fullName} is a repository for Git, not for images: ${env.PUBLIC_URL}/repositories/${fullName}`
    for (const operation of ['pull', 'push', 'delete'] as const) {
      const denied = { status: 403, code: 'DENIED', message }
      expect(await attempt(mine.credential, fullName, operation)).toMatchObject(denied)
    }
    expect(await attempt((await personal({})).credential, fullName, 'pull')).toMatchObject({
      ...{ status: 401, message: expect.stringContaining('or there is no such repository') },
    })
    expect((await attempt(undefined, fullName, 'pull')).status).toBe(401)
  })

  it('is denied to an organization’s token, too', async () => {
    const acme = await newOrganization([[demo, 'owner']])
    const name = `${acme.name}/api`
    await db.repository.create({ data: { namespace: acme.name, name: 'api', visibility: 'private' } })
    const { id, secret } = await newOrganizationToken(acme, { allRepositories: true })
    const { label } = await db.token.findUniqueOrThrow({ where: { id } })
    expect(await attempt(`${acme.name}:${secret.reveal()}`, name, 'push')).toMatchObject({
      ...{ status: 403, code: 'DENIED' },
      message: `Access token "${label}" may only pull ${name}: ${env.PUBLIC_URL}/organizations/${acme.name}/access-tokens/${id}`,
    })
  })

  it('is refused alike for a private repository and for none', async () => {
    const { credential } = await personal({ permission: 'admin' })
    const none = `${tomas.username}/none`
    for (const operation of ['pull', 'push', 'delete'] as const) {
      const secret = await attempt(credential, theirsPrivate, operation)
      expect(secret).toMatchObject({ status: 401, code: 'UNAUTHORIZED' })
      const absent = await attempt(credential, none, operation)
      const renamed = JSON.stringify(absent).replaceAll(none, theirsPrivate)
      expect(JSON.parse(renamed)).toEqual(secret)
    }
  })

  it('is refused alike to a token that is not to know of private ones, or of others than chosen', async () => {
    const chosen = await newRepository(demo)
    const tokens = [
      await personal({ permission: 'public_read' }),
      await personal({
        permission: 'admin',
        allRepositories: false,
        repositories: { create: { repositoryId: chosen.id, pull: true, push: true, delete: true } },
      }),
    ]
    for (const { credential } of tokens) {
      expect((await attempt(credential, own, 'pull')).status).toBe(401)
      expect((await attempt(credential, `${demo.username}/none`, 'pull')).status).toBe(401)
    }
  })

  it('asks nobody to sign in who has not', async () => {
    for (const name of [theirsPrivate, `${tomas.username}/none`]) {
      const message = `Sign in to pull ${name}.`
      expect(await attempt(undefined, name, 'pull')).toMatchObject({ status: 401, message })
    }
    expect(await attempt(undefined, theirsPublic, 'push')).toMatchObject({
      ...{ status: 401, message: `Sign in to push to ${theirsPublic}.` },
      challenge: expect.stringContaining(`scope="repository:${theirsPublic}:pull,push"`),
    })
  })
})

describe('a repository that does not exist yet', () => {
  it.each(['read', 'write', 'admin'] as const)(
    'is a 404 to its owner’s token with %s',
    async (permission) => {
      const { credential } = await personal({ permission })
      const answer = await attempt(credential, `${demo.username}/none`, 'pull')
      expect(answer).toMatchObject({ status: 404, code: 'NAME_UNKNOWN' })
    },
  )

  it('is a 404 to an organization’s token and to its editors, not to its members', async () => {
    const acme = await newOrganization([
      [demo, 'editor'],
      [tomas, 'member'],
    ])
    const { secret } = await newOrganizationToken(acme, { allRepositories: true })
    const asked = async (credential: string) =>
      (await attempt(credential, `${acme.name}/none`, 'pull')).status
    expect(await asked(`${acme.name}:${secret.reveal()}`)).toBe(404)
    expect(await asked((await personal({ permission: 'read' })).credential)).toBe(404)
    expect(await asked((await personal({ permission: 'read' }, tomas)).credential)).toBe(401)
  })
})

it('a token that holds less than it could is told to ask for more', async () => {
  const { credential } = await personal({ permission: 'admin' })
  const { body } = await askToken({ credential, scopes: [`repository:${own}:pull`] })
  const error = ',error="insufficient_scope"'
  expect(await show(body.token, own, 'push')).toMatchObject({
    ...{ status: 401, challenge: expect.stringContaining(`scope="repository:${own}:pull,push"${error}`) },
  })
  expect((await show(body.token, `${demo.username}/new`, 'push')).challenge).toContain(error)
})

it('who has lost the token since is told so', async () => {
  const token = await personal({ permission: 'read' })
  const { body } = await askToken({ credential: token.credential, scopes: [`repository:${own}:pull`] })
  await switchTokens(demo, ownAccount, [token.id], 'inactive')
  const inactive = await show(body.token, own, 'push')
  expect(inactive).toMatchObject({
    ...{ status: 401, message: expect.stringContaining('deactivated') },
    challenge: expect.stringContaining('error="invalid_token"'),
  })
  await deleteTokens(demo, ownAccount, [token.id])
  expect((await show(body.token, own, 'push')).challenge).toContain('error="invalid_token"')
})

describe('what was not granted', () => {
  it('is on the token’s row until its rights are changed', async () => {
    const { id, credential } = await personal({ permission: 'read' })
    await askToken({ credential, scopes: [`repository:${own}:pull`] })
    expect(await rowOf(id)).toEqual({ at: null, action: null })
    await askToken({ credential, scopes: [`repository:${own}:pull,push`, `repository:${theirsPublic}:pull`] })
    expect(await rowOf(id)).toEqual({ at: expect.any(Date), action: `push to ${own}` })
    await askToken({ credential, scopes: [`repository:${own}:*`, `repository:${theirsPrivate}:pull`] })
    expect((await rowOf(id)).action).toBe(`delete in ${own} and 1 more`)
    await updateToken(demo, ownAccount, { id, permission: 'admin', repositories: 'all', publicRead: false })
    expect(await rowOf(id)).toEqual({ at: null, action: null })
  })

  it('is on the row by what was shown, too', async () => {
    const { id, credential } = await personal({ permission: 'read' })
    const { body } = await askToken({ credential, scopes: [`repository:${own}:pull`] })
    expect((await show(body.token, own, 'push')).status).toBe(403)
    expect((await rowOf(id)).action).toBe(`push to ${own}`)
  })
})
