import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { request } from '#api/testing/request.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import { notify, registryEvent, type EventChange } from '#api/testing/registry-events.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { notificationCredential, readImageEvent } from '#lib/registry/notifications.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { hour } from '#lib/time.ts'

const inRow = new Date('2026-03-04T05:06:07.123Z')

let demo: AccountActor
let name: string
let tokenId: string
let subject: string

beforeEach(async () => {
  demo = await newAccount()
  name = (await newRepository(demo)).fullName
  const { id, secret } = await newToken(demo)
  tokenId = id
  subject = `${demo.username}/${secret.reveal().slice(-4)}-${id}`
})

const event = (change: EventChange = {}) => registryEvent(name, subject, change)

const repositoryRow = async () => {
  const [, own] = name.split('/')
  const { lastPushedAt, lastPulledAt } = await db.repository.findFirstOrThrow({
    where: { namespace: demo.username, name: own! },
  })
  return { lastPushedAt, lastPulledAt }
}
const tokenRow = async () => {
  const row = await db.token.findUniqueOrThrow({ where: { id: tokenId } })
  return [row.lastUsedAt, row.lastUsedAddress, row.lastUsedClient, row.lastUsedAction]
}
const unused = [null, null, null, null]

describe('a pull and a push', () => {
  it('give the repository its last ones and the token its use', async () => {
    expect((await notify({ events: [event()] })).status).toBe(204)
    expect(await repositoryRow()).toEqual({ lastPulledAt: inRow, lastPushedAt: null })
    expect(await tokenRow()).toEqual([inRow, '198.51.100.7', 'docker 28.2.2', `pulled ${name}:latest`])

    const later = '2026-03-04T05:06:08Z'
    const push = event({
      action: 'push',
      timestamp: later,
      request: { method: 'PUT', addr: '[2001:db8::7]:99' },
    })
    await notify({ events: [push] })
    expect(await repositoryRow()).toEqual({ lastPulledAt: inRow, lastPushedAt: new Date(later) })
    expect(await tokenRow()).toEqual([
      new Date(later),
      '2001:db8::7',
      'docker 28.2.2',
      `pushed ${name}:latest`,
    ])
  })

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:443', '192.0.2.1'],
    ['2001:0:1::2:3', '2001:0:1::2:3'],
    ['[2001:0:1::2:3]', '2001:0:1::2:3'],
    ['[2001:0:1::2:3]:443', '2001:0:1::2:3'],
    ['192.0.2.1:http', null],
    ['cache.example.com', null],
  ])('from %s come from %s', async (addr, address) => {
    expect(await readImageEvent(event({ request: { addr } }), new Date())).toMatchObject({ address })
  })

  it('by digest are named by its beginning', async () => {
    await notify({ events: [event({ target: { tag: undefined } })] })
    expect((await tokenRow())[3]).toBe(`pulled ${name}@sha256:0123456789ab`)
  })

  it.each([
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.index.v1+json',
  ])('of %s count', async (mediaType) => {
    await notify({ events: [event({ target: { mediaType } })] })
    expect((await repositoryRow()).lastPulledAt).toEqual(inRow)
  })

  it('sent again, or late, change nothing', async () => {
    await notify({ events: [event({ timestamp: '2026-03-04T05:06:09Z' })] })
    const before = [await repositoryRow(), await tokenRow()]
    await notify({ events: [event({ timestamp: '2026-03-04T05:06:09Z' }), event()] })
    expect([await repositoryRow(), await tokenRow()]).toEqual(before)
  })

  it('from a clock that is ahead are of now', async () => {
    await notify({ events: [event({ timestamp: new Date(Date.now() + hour).toISOString() })] })
    const { lastPulledAt } = await repositoryRow()
    expect(Math.abs(lastPulledAt!.getTime() - Date.now())).toBeLessThan(20_000)
  })

  it('from years that PostgreSQL does not know are passed over: they could never be written', async () => {
    const ancient = { timestamp: '-200000-01-01T00:00:00Z', action: 'push' }
    expect(await readImageEvent(event(ancient), new Date())).toBeNull()
  })

  it('by a password or by nobody are the repository’s alone', async () => {
    await notify({ events: [event({ actor: { name: demo.username } }), event({ actor: { name: '' } })] })
    expect((await repositoryRow()).lastPulledAt).toEqual(inRow)
    expect(await tokenRow()).toEqual(unused)
  })

  it('leave the repository alone where an image was deleted', async () => {
    await notify({ events: [event({ action: 'delete', target: { mediaType: undefined, tag: undefined } })] })
    expect(await repositoryRow()).toEqual({ lastPulledAt: null, lastPushedAt: null })
    expect((await tokenRow())[3]).toBe(`deleted ${name}@sha256:0123456789ab`)
  })
})

describe('what counts for nothing', () => {
  it.each<[string, EventChange]>([
    ['a blob', { target: { mediaType: 'application/octet-stream' } }],
    ['a layer', { target: { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' } }],
    ['a look', { request: { method: 'HEAD' } }],
    ['a mount', { action: 'mount' }],
    ['an action of the future', { action: 'sign' }],
    ['no time', { timestamp: 'yesterday' }],
    ['a name of one part', { target: { repository: 'busybox' } }],
    ['a name of another type', { target: { repository: 7 } }],
  ])('%s', async (_what, change) => {
    expect((await notify({ events: [event(change)] })).status).toBe(204)
    expect(await repositoryRow()).toEqual({ lastPulledAt: null, lastPushedAt: null })
    expect(await tokenRow()).toEqual(unused)
  })

  it('beside what counts', async () => {
    await notify({ events: [null, 'x', {}, event({ action: 'sign' }), event()] })
    expect((await repositoryRow()).lastPulledAt).toEqual(inRow)
  })

  it('an envelope that is empty', async () => {
    expect((await notify({ events: [] })).status).toBe(204)
  })
})

describe('a sub that does not fit', () => {
  it.each<[string, () => string]>([
    ["another's username", () => subject.replace(demo.username, 'somebody')],
    ['another secret', () => subject.replace(/\/....-/, '/0000-')],
    ['a token that is not', () => subject.replace(/-[0-9a-f]{12}$/, '-000000000000')],
    ['hostile text', () => `${subject}'; DROP TABLE token; --`],
  ])('is nobody: %s', async (_what, actor) => {
    expect((await notify({ events: [event({ actor: { name: actor() } })] })).status).toBe(204)
    expect(await tokenRow()).toEqual(unused)
  })

  it('never tells an owner the name of what they may not know of', async () => {
    const foreign = await newRepository(await newAccount(), 'private')
    await notify({ events: [event({ target: { repository: foreign.fullName } })] })
    expect((await tokenRow())[3]).toBe('pulled an image')
  })
})

describe('the door', () => {
  it.each([undefined, '', 'Bearer', 'Bearer x', 'Basic x'])('is shut to %j', async (authorization) => {
    const answer = await request('/api/registry/notifications', {
      method: 'POST',
      headers: authorization === undefined ? {} : { authorization },
      body: JSON.stringify({ events: [event()] }),
    })
    expect([answer.status, (await answer.json()).errors[0].code]).toEqual([401, 'UNAUTHORIZED'])
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm=/)
    expect((await repositoryRow()).lastPulledAt).toBeNull()
  })

  it.each(['', 'x', '[]', '{}', '{"events":{}}', 'null', '{"events":'])('answers 400 to %j', async (body) => {
    expect((await notify(body)).status).toBe(400)
  })

  it('takes what a registry sends in chunks, and refuses nothing at all', async () => {
    const doors = await serveDoors()
    onTestFinished(doors.stop)
    const authorization = `Bearer ${await notificationCredential()}`
    const send = async (body: string, headers: Record<string, string>) => {
      const sent = httpRequest({
        ...{ host: '127.0.0.1', port: doors.port, method: 'POST', path: '/api/registry/notifications' },
        headers: { authorization, ...headers },
      })
      sent.end(body)
      const [answer] = (await once(sent, 'response')) as [IncomingMessage]
      return answer.resume().statusCode
    }
    const chunked = { 'transfer-encoding': 'chunked' }
    expect(await send(JSON.stringify({ events: [event()] }), chunked)).toBe(204)
    expect(await send('', chunked)).toBe(400)
    expect(await send('', { 'content-length': '0' })).toBe(400)
  })
})
