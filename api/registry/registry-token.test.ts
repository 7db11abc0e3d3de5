import { beforeAll, describe, expect, it } from 'vitest'
import { request } from '#api/testing/request.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { env } from '#lib/env.ts'
import { askToken, postForm } from '#api/testing/ask-token.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newAddress, newPerson } from '#lib/testing/new-person.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

let demo: AccountActor
let tomas: AccountActor
let secret: string
let tokenId: string
let own: string
let theirsPublic: string
let theirsPrivate: string

beforeAll(async () => {
  ;[demo, tomas] = [await newAccount(), await newAccount()]
  const token = await newToken(demo, { permission: 'admin' })
  ;[tokenId, secret] = [token.id, token.secret.reveal()]
  own = (await newRepository(demo, 'private')).fullName
  theirsPublic = (await newRepository(tomas, 'public')).fullName
  theirsPrivate = (await newRepository(tomas, 'private')).fullName
})

const asDemo = () => `${demo.username}:${secret}`

describe('the answer', () => {
  it('has the token twice, its life and its birth, and is never kept', async () => {
    const { status, body, headers } = await askToken({ credential: asDemo() })
    expect(status).toBe(200)
    expect(Object.keys(body).toSorted()).toEqual(['access_token', 'expires_in', 'issued_at', 'token'])
    expect(body.access_token).toBe(body.token)
    expect(body.expires_in).toBe(60)
    expect(body.issued_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-type')).toMatch('application/json')
  })

  it('is a JWT as Distribution reads it', async () => {
    const { header, claims, body } = await askToken({ credential: asDemo() })
    const issued = Math.floor(Date.parse(body.issued_at) / 1000)
    expect(header).toMatchObject({
      typ: 'JWT',
      alg: 'ES256',
      kid: expect.any(String),
      x5c: [expect.any(String)],
    })
    expect(claims).toEqual({
      iss: env.REGISTRY_ISSUER,
      aud: env.REGISTRY_SERVICE,
      sub: `${demo.username}/${secret.slice(-4)}-${tokenId}`,
      iat: issued,
      nbf: issued - 60,
      exp: issued + 60,
      jti: expect.any(String),
      access: [],
    })
  })

  it('holds no refresh token, even where one is asked for', async () => {
    const path = `/token?service=${env.REGISTRY_SERVICE}&offline_token=true&account=demo&client_id=docker`
    const body = await (await request(path)).json()
    expect(body).not.toHaveProperty('refresh_token')
  })

  it('is another one each time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => askToken({ credential: asDemo() })))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(new Set(answers.map(({ claims }) => claims.jti)).size).toBe(20)
  })
})

describe('what is granted', () => {
  const scope = (name: string, actions: string) => `repository:${name}:${actions}`

  it('to nobody is pull of public repositories', async () => {
    const scopes = [scope(theirsPublic, 'pull,push'), scope(theirsPrivate, 'pull'), scope(own, 'pull')]
    const { access, claims } = await askToken({ scopes })
    expect(access).toEqual([`${theirsPublic}:pull`])
    expect(claims.sub).toBe('anonymous@192.0.2.1')
  })

  it('shrinks to what the token may, over repeated and space-separated scopes', async () => {
    const scopes = [
      `${scope(own, 'pull,push')} ${scope(theirsPublic, 'push,pull')}`,
      scope(theirsPrivate, '*'),
    ]
    const { status, access } = await askToken({ credential: asDemo(), scopes })
    expect(status).toBe(200)
    expect(access).toEqual([`${own}:pull,push`, `${theirsPublic}:pull`])
  })

  it('for * is everything that may be done', async () => {
    const { access } = await askToken({ credential: asDemo(), scopes: [scope(own, '*')] })
    expect(access).toEqual([`${own}:pull,push,delete`])
  })

  it('never is the catalog', async () => {
    const { status, access } = await askToken({ credential: asDemo(), scopes: ['registry:catalog:*'] })
    expect([status, access]).toEqual([200, []])
  })

  it('to a token with chosen repositories is what its row says, and nothing elsewhere', async () => {
    const second = await newRepository(demo)
    const ids = await db.repository.findMany({
      where: { namespace: demo.username },
      select: { id: true, name: true },
    })
    const idOf = (fullName: string) => ids.find(({ name }) => fullName.endsWith(`/${name}`))!.id
    const limited = await newToken(demo, { permission: 'admin', allRepositories: false })
    await db.tokenRepository.create({
      data: { tokenId: limited.id, repositoryId: idOf(own), pull: true, push: false, delete: true },
    })
    const { access } = await askToken({
      credential: `${demo.username}:${limited.secret.reveal()}`,
      scopes: [scope(own, '*'), scope(second.fullName, '*'), scope(theirsPublic, 'pull')],
    })
    expect(access).toEqual([`${own}:pull,delete`])
  })

  it('changes with the token between two calls', async () => {
    const token = await newToken(demo, { permission: 'write' })
    const ask = () =>
      askToken({ credential: `${demo.username}:${token.secret.reveal()}`, scopes: [scope(own, 'pull,push')] })
    expect((await ask()).access).toEqual([`${own}:pull,push`])
    await db.token.update({ where: { id: token.id }, data: { permission: 'read' } })
    expect((await ask()).access).toEqual([`${own}:pull`])
    await db.token.update({ where: { id: token.id }, data: { allRepositories: false } })
    expect((await ask()).access).toEqual([])
    await db.token.delete({ where: { id: token.id } })
    expect((await ask()).status).toBe(401)
  })
})

describe('a push into the own namespace', () => {
  it('makes the repository, private, with who did it in the log', async () => {
    const name = `${demo.username}/by-push`
    const { access } = await askToken({ credential: asDemo(), scopes: [`repository:${name}:pull,push`] })
    expect(access).toEqual([`${name}:pull,push`])
    const row = await db.repository.findFirstOrThrow({ where: { namespace: demo.username, name: 'by-push' } })
    expect(row.visibility).toBe('private')
    const entry = await db.auditEntry.findFirstOrThrow({ where: { targetId: row.id } })
    expect(entry).toMatchObject({ action: 'repository.create', actorKind: 'token', actorId: tokenId })
  })

  it('makes one of any depth, whatever is beside it or above', async () => {
    const names = ['team', 'team/app', 'team/app/cache'].map((name) => `${demo.username}/${name}`)
    const scopes = names.map((name) => `repository:${name}:pull,push`)
    const { access } = await askToken({ credential: asDemo(), scopes: scopes.toReversed() })
    expect(access).toEqual(names.toReversed().map((name) => `${name}:pull,push`))
    const rows = await db.repository.findMany({
      where: { namespace: demo.username, name: { startsWith: 'team' } },
      orderBy: { name: 'asc' },
    })
    expect(rows.map(({ name }) => name)).toEqual(['team', 'team/app', 'team/app/cache'])
    const [first, , last] = names
    const pulled = await askToken({ credential: asDemo(), scopes: [`repository:${last}:pull`] })
    expect(pulled.access).toEqual([`${last}:pull`])
    await db.repository.deleteMany({ where: { id: rows[2]!.id } })
    const left = [`repository:${last}:pull`, `repository:${first}:pull`]
    expect((await askToken({ credential: asDemo(), scopes: left })).access).toEqual([`${first}:pull`])
  })

  it('by many at once makes one', async () => {
    const name = `${demo.username}/at-once`
    const scopes = [`repository:${name}:pull,push`]
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => askToken({ credential: asDemo(), scopes })),
    )
    expect(answers.map(({ access }) => access)).toEqual(Array(8).fill([`${name}:pull,push`]))
    expect(await db.repository.count({ where: { namespace: demo.username, name: 'at-once' } })).toBe(1)
    expect(await db.auditEntry.count({ where: { targetName: name, action: 'repository.create' } })).toBe(1)
  })

  it.each(['pull', '*', 'delete'])('is not what %s is', async (actions) => {
    const { access } = await askToken({
      credential: asDemo(),
      scopes: [`repository:${demo.username}/none:${actions}`],
    })
    expect(access).toEqual([])
    expect(await db.repository.count({ where: { namespace: demo.username, name: 'none' } })).toBe(0)
  })

  it('makes ten repositories at most, or none', async () => {
    const scopes = Array.from({ length: 11 }, (_, at) => `repository:${demo.username}/one-of-many-${at}:push`)
    const ours = { where: { namespace: demo.username, name: { startsWith: 'one-of-many' } } }
    const refused = await askToken({ credential: asDemo(), scopes })
    expect([refused.status, await db.repository.count(ours)]).toEqual([400, 0])
    const { access } = await askToken({ credential: asDemo(), scopes: scopes.slice(1) })
    expect([access.length, await db.repository.count(ours)]).toEqual([10, 10])
  })

  it("makes nothing in another's namespace", async () => {
    const { access } = await askToken({
      credential: asDemo(),
      scopes: [`repository:${tomas.username}/x:push`],
    })
    expect(access).toEqual([])
    expect(await db.repository.count({ where: { namespace: tomas.username, name: 'x' } })).toBe(0)
  })
})

describe('what is refused', () => {
  it.each([
    ['a wrong service', 'service=elsewhere', 'The service is unknown'],
    [
      'a wrong service beside the right one',
      `service=${env.REGISTRY_SERVICE}&service=x`,
      'The service is unknown',
    ],
    ['a malformed scope', 'scope=repository:demo/api', 'is malformed'],
    ['a name of one part', 'scope=repository:busybox:pull,push', '"busybox" has only one part'],
  ])('%s', async (_what, query, words) => {
    const answer = await request(`/token?${query}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({
      errors: [{ code: 'UNSUPPORTED', message: expect.stringContaining(words), detail: null }],
    })
  })

  it('is no missing service: there is only one', async () => {
    expect((await request('/token')).status).toBe(200)
  })

  it.each(['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s', async (method) => {
    const answer = await request('/token', { method })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST'])
  })
})

describe('POST', () => {
  const grant = () => ({
    grant_type: 'password',
    username: demo.username,
    password: secret,
    client_id: 'docker',
  })

  it('answers as GET does, and with what was granted', async () => {
    const scope = `repository:${own}:pull,push repository:${theirsPublic}:pull,push`
    const fields = { ...grant(), scope, service: env.REGISTRY_SERVICE, access_type: 'offline' }
    const { status, body, access } = await postForm(fields)
    expect(status).toBe(200)
    expect(access).toEqual([`${own}:pull,push`, `${theirsPublic}:pull`])
    expect(body).toMatchObject({ access_token: body.token, expires_in: 60, token_type: 'Bearer' })
    expect(body.scope).toBe(`repository:${own}:pull,push repository:${theirsPublic}:pull`)
    expect(body).not.toHaveProperty('refresh_token')
  })

  it('takes a password', async () => {
    const person = await newPerson()
    const { status, claims } = await postForm({
      ...grant(),
      username: person.username,
      password: person.password,
    })
    expect([status, claims.sub]).toEqual([200, person.username])
  })

  it.each([
    [{ grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'unsupported_grant_type'],
    [{ grant_type: 'password' }, 400, 'invalid_request'],
    [{}, 400, 'invalid_request'],
  ])('%j', async (fields, status, error) => {
    const answer = await postForm(fields)
    expect([answer.status, answer.body.error]).toEqual([status, error])
    expect(answer.body.error_description).toBe(answer.message)
  })

  it('says what is wrong in both shapes', async () => {
    const wrong = await postForm({ ...grant(), password: `${secret}x` }, newAddress())
    expect([wrong.status, wrong.body.error, wrong.body.errors[0].code]).toEqual([
      401,
      'invalid_grant',
      'UNAUTHORIZED',
    ])
    const scope = await postForm({ ...grant(), scope: 'nonsense' })
    expect([scope.status, scope.body.error]).toEqual([400, 'invalid_scope'])
  })

  it('takes forms alone, whatever the case of their type, and no large ones', async () => {
    const post = async (type: string, form: object) => {
      const [headers, body] = [
        { 'content-type': type },
        new URLSearchParams({ ...grant(), ...form }).toString(),
      ]
      return (await request('/token', { method: 'POST', headers, body })).status
    }
    expect(await post('Application/X-WWW-Form-URLEncoded; charset=UTF-8', {})).toBe(200)
    expect(await post('text/plain', {})).toBe(400)
    expect(await post('application/x-www-form-urlencoded', { scope: 'x'.repeat(70_000) })).toBe(400)
  })
})
