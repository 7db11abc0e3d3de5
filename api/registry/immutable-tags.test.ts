import { request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { askHub } from '#api/testing/ask-hub.ts'
import { askToken } from '#api/testing/ask-token.ts'
import { sessionBearer } from '#api/testing/new-bearer.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'

const registry = await vi.hoisted(async () => {
  const { startRegistryStandIn } = await import('#lib/testing/start-registry-stand-in.ts')
  return startRegistryStandIn()
})
const doors = await serveDoors()
afterAll(() => {
  doors.stop()
  registry.stop()
})

let demo: AccountActor
let bearer: string
let repository: { id: string; fullName: string }
let token: string

/** The tags that the registry has, with their digests; and which deletions it allows. */
let tags: Record<string, string>
let deletes: 'tags' | 'digests' | 'nothing'

const digest = (of: string) => `sha256:${of.repeat(64)}`

beforeAll(async () => {
  demo = await newAccount()
  bearer = await sessionBearer(demo)
})

beforeEach(async () => {
  repository = await newRepository(demo)
  tags = { v1: digest('1'), latest: digest('1'), dev: digest('2') }
  deletes = 'tags'
  for (const [name, digest] of Object.entries(tags)) {
    const data = { repositoryId: repository.id, name, digest, mediaType: 'x/y', pushedAt: new Date() }
    await db.tag.create({ data })
  }
  const credential = `${demo.username}:${(await newToken(demo, { permission: 'admin' })).secret.reveal()}`
  const scopes = [`repository:${repository.fullName}:pull,push,delete`]
  token = (await askToken({ credential, scopes })).body.token
  registry.requests.length = 0
  registry.answer = ({ method, url = '' }, response) => {
    const reference = url.split('/').at(-1)!.split('?')[0]!
    const found = tags[reference] ?? Object.values(tags).find((one) => one === reference)
    if (method === 'PUT') return response.writeHead(201).end()
    if (!found) return response.writeHead(404).end()
    if (method === 'HEAD') return response.writeHead(200, { 'docker-content-digest': found }).end()
    const isAllowed = deletes === 'tags' || (deletes === 'digests' && reference.includes(':'))
    return response.writeHead(isAllowed ? 202 : 405).end()
  }
})

const path = () => `/v2/namespaces/${repository.fullName.replace('/', '/repositories/')}`

async function send(method: string, reference: string) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const path = `/v2/${repository.fullName}/manifests/${reference}`
    const headers = { authorization: `Bearer ${token}` }
    request({ port: doors.port, path, method, headers, agent: false }, resolve)
      .on('error', reject)
      .end(method === 'PUT' ? '{}' : undefined)
  })
  const body = await text(answer)
  return [
    answer.statusCode,
    ...(body ? [JSON.parse(body).errors[0].code, JSON.parse(body).errors[0].message] : []),
  ]
}

const denied = (tag: string) => [
  403,
  'DENIED',
  `${repository.fullName}:${tag} is immutable: it can't be pushed again or deleted. Push another tag.`,
]

describe('immutable tags', () => {
  const protect = (rules: string[] | string, enabled = true) =>
    askHub(`PATCH ${path()}`, { bearer, body: { immutable_tags: enabled, immutable_tags_rules: rules } })

  it('are kept as either form of the client sends them, and told', async () => {
    const set = await protect('v\\d+,latest')
    const settings = { enabled: true, rules: ['v\\d+', 'latest'] }
    expect([set.status, set.body.immutable_tags_settings]).toEqual([200, settings])
    const other = await askHub(`PATCH ${path()}/immutabletags`, {
      bearer,
      body: { immutable_tags: true, immutable_tags_rules: ['prod-.*'] },
    })
    expect(other.body.immutable_tags_settings).toEqual({ enabled: true, rules: ['prod-.*'] })
    const off = await askHub(`PATCH ${path()}`, { bearer, body: { immutable_tags: false } })
    expect(off.body.immutable_tags_settings.enabled).toBe(false)
    const { details } = await db.auditEntry.findFirstOrThrow({
      where: { targetId: repository.id, action: 'repository.update' },
      orderBy: { at: 'asc' },
    })
    expect(details).toMatchObject({ immutableTags: { from: false, to: true } })
  })

  it.each([
    ['(', 'immutable_tags_rules.0'],
    ['a{1,2}', 'immutable_tags_rules.0'],
    ['(?=x)', 'immutable_tags_rules.0'],
  ])('take no rule %s', async (rule, field) => {
    const refused = await askHub(`PATCH ${path()}/immutabletags`, {
      bearer,
      body: { immutable_tags: true, immutable_tags_rules: [rule] },
    })
    expect([refused.status, Object.keys(refused.body.errinfo)]).toEqual([400, [field]])
  })

  it('that exist are not pushed again; others and new ones are', async () => {
    await protect(['v.*', 'latest'])
    expect(await send('PUT', 'v1')).toEqual(denied('v1'))
    expect(await send('PUT', 'latest')).toEqual(denied('latest'))
    expect(await send('PUT', 'v2')).toEqual([201])
    expect(await send('PUT', 'dev')).toEqual([201])
    expect(await send('PUT', `${digest('3')}`)).toEqual([201])
    expect(await send('PUT', `${digest('3')}?tag=v1`)).toEqual(denied('v1'))
    await protect([], true)
    expect(await send('PUT', 'dev')).toEqual(denied('dev'))
    await protect([], false)
    expect(await send('PUT', 'v1')).toEqual([201])
  })

  it('match a rule as a whole', async () => {
    await protect(['1', 'late'])
    expect(await send('PUT', 'v1')).toEqual([201])
    expect(await send('PUT', 'latest')).toEqual([201])
  })

  it('are not deleted, by tag or digest or the API', async () => {
    await protect(['v1'])
    expect(await send('DELETE', 'v1')).toEqual(denied('v1'))
    expect(await send('DELETE', digest('1'))).toEqual(denied('v1'))
    expect(await send('DELETE', digest('2'))).toEqual([202])
    const refused = await askHub(`DELETE ${path()}/tags/v1`, { bearer })
    expect([refused.status, refused.body.detail]).toEqual([403, denied('v1')[2]])
  })

  it('are found by a rule before it is set', async () => {
    const verify = (regex: string) =>
      askHub(`POST ${path()}/immutabletags/verify`, { bearer, body: { regex } })
    expect((await verify('(v|l).*')).body.tags).toEqual(['latest', 'v1'])
    expect((await verify('[')).status).toBe(400)
  })
})

describe('a first push of an immutable tag', () => {
  let stored: string[]
  let pushes: number
  let answerPush: (number: number) => Promise<number>

  beforeEach(async () => {
    ;[stored, pushes, answerPush] = [[], 0, async () => 201]
    await db.repository.update({ where: { id: repository.id }, data: { immutableTags: true } })
    registry.answer = async ({ method, url = '' }, response) => {
      const tag = url.split('/').at(-1)!.split('?')[0]!
      if (method === 'HEAD') return response.writeHead(stored.includes(tag) ? 200 : 404).end()
      const status = await answerPush(++pushes)
      if (status === 0) return response.destroy()
      if (status === 201) stored.push(tag)
      return response.writeHead(status).end()
    }
  })

  const refused = (tag: string) => [
    403,
    'DENIED',
    `${repository.fullName}:${tag} is immutable, and another push of it is not finished.`,
  ]
  const endClaims = () =>
    db.tagClaim.updateMany({ where: { repositoryId: repository.id }, data: { claimedUntil: new Date(0) } })

  it('keeps out others until the registry has answered it, and then as an existing tag', async () => {
    const [arrived, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    answerPush = async () => {
      arrived.resolve()
      await finish.promise
      return 201
    }
    const first = send('PUT', 'v1')
    await arrived.promise
    expect(await send('PUT', 'v1')).toEqual(refused('v1'))
    expect(await send('PUT', `${digest('3')}?tag=v2&tag=v1`)).toEqual(refused('v2, v1'))
    finish.resolve()
    expect(await first).toEqual([201])
    expect(await send('PUT', 'v1')).toEqual(denied('v1'))
    expect(await send('PUT', 'v2')).toEqual([201])
  })

  it('gets through once, however many arrive together', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send('PUT', 'v1')))
    expect(answers.filter(([status]) => status === 201)).toHaveLength(1)
    expect([answers.filter(([status]) => status === 403).length, pushes]).toEqual([7, 1])
  })

  it('can be repeated immediately when the registry refuses it', async () => {
    answerPush = async (number) => (number === 1 ? 400 : 201)
    expect(await send('PUT', 'v1')).toEqual([400])
    expect(await send('PUT', 'v1')).toEqual([201])
  })

  it.each([
    ['breaks off', 0, 503],
    ['may still store it behind a proxy', 504, 504],
  ])('can be repeated a minute after the registry %s', async (_what, status, answered) => {
    answerPush = async (number) => (number === 1 ? status : 201)
    expect((await send('PUT', 'v1'))[0]).toBe(answered)
    expect(await send('PUT', 'v1')).toEqual(refused('v1'))
    const [claim] = await db.tagClaim.findMany({ where: { repositoryId: repository.id } })
    expect(claim!.claimedUntil.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
    await endClaims()
    expect(await send('PUT', 'v1')).toEqual([201])
  })
})

describe('deleting a tag', () => {
  const remove = (tag: string) => askHub(`DELETE ${path()}/tags/${tag}/`, { bearer })
  const left = async () => {
    const rows = await db.tag.findMany({ where: { repositoryId: repository.id }, orderBy: { name: 'asc' } })
    return rows.map(({ name }) => name)
  }
  const asked = () =>
    registry.requests.filter(({ method }) => method === 'DELETE').map(({ url }) => url!.split('/').at(-1))

  it('deletes it in the registry, and only it', async () => {
    expect((await remove('v1')).status).toBe(204)
    expect([asked(), await left()]).toEqual([['v1'], ['dev', 'latest']])
    expect((await remove('v1')).status).toBe(404)
    const where = { targetId: repository.id, action: 'repository.delete_tag' }
    expect(await db.auditEntry.findFirst({ where })).toMatchObject({ details: { tag: 'v1' } })
  })

  it('deletes the image where the registry deletes no tags and it has no other', async () => {
    deletes = 'digests'
    expect((await remove('dev')).status).toBe(204)
    expect([asked(), await left()]).toEqual([
      ['dev', digest('2')],
      ['latest', 'v1'],
    ])
  })

  it.each([
    ['digests', 'v1', 'The registry deletes no single tag, and this image is also tagged latest.'],
    [
      'nothing',
      'dev',
      'The registry does not allow deletions. In Distribution, set storage.delete.enabled to true.',
    ],
  ] as const)('says why the registry, which deletes %s, keeps %s', async (allowed, tag, message) => {
    deletes = allowed
    const refused = await remove(tag)
    expect([refused.status, refused.body]).toEqual([400, { detail: message }])
    expect(await left()).toContain(tag)
  })

  it('forgets one that the registry no longer has', async () => {
    tags = {}
    expect((await remove('dev')).status).toBe(204)
    expect(await left()).toEqual(['latest', 'v1'])
  })

  it('is not for who may not delete', async () => {
    const weak = await newToken(demo, { permission: 'write' })
    const { body } = await askHub('POST /v2/auth/token', {
      body: { identifier: demo.username, secret: weak.secret.reveal() },
    })
    const refused = await askHub(`DELETE ${path()}/tags/v1`, { bearer: body.access_token })
    expect([refused.status, asked()]).toEqual([403, []])
  })
})
