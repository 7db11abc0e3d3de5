import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askToken } from '#api/testing/ask-token.ts'
import { notify, registryEvent } from '#api/testing/registry-events.ts'
import { serveDoors } from '#api/testing/serve-doors.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { observedEvents } from '#lib/registry/observe-event.ts'
import { captureErrors } from '#lib/testing/capture-errors.ts'
import { newAccount } from '#lib/testing/new-account.ts'
import { newRepository } from '#lib/testing/new-repository.ts'
import { newToken } from '#lib/testing/new-token.ts'
import { repositoryPulls, repositoryPushes } from '#lib/usage/repository-uses.ts'
import { tokenUses } from '#lib/usage/token-uses.ts'

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
let name: string
let bearer: string

beforeAll(async () => {
  demo = await newAccount()
  name = (await newRepository(demo)).fullName
  const { secret } = await newToken(demo, { permission: 'admin' })
  const credential = `${demo.username}:${secret.reveal()}`
  const { body } = await askToken({ credential, scopes: [`repository:${name}:pull,push,delete`] })
  bearer = `Bearer ${body.token}`
})

type Sent = { method?: string; headers?: OutgoingHttpHeaders; body?: string; host?: string }

async function send(path: string, { method = 'GET', headers = {}, body = '' }: Sent = {}) {
  const options = { host: '127.0.0.1', port: doors.port, path, method, agent: false }
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ ...options, headers: { authorization: bearer, ...headers } }, resolve)
      .on('error', reject)
      .end(body)
  })
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) }
}

describe('what is passed on', () => {
  it('is method, path, query and body, with the client’s token', async () => {
    let got = ''
    registry.answer = async (request, response) => {
      got = await text(request)
      response.writeHead(201, { location: `/v2/${name}/blobs/x`, 'docker-upload-uuid': 'u' }).end('done')
    }
    const path = `/v2/${name}/blobs/uploads/u-1?_state=a%2Fb%3D&digest=sha256:0`
    const answer = await send(path, { method: 'PUT', body: 'layer' })
    const { method, url, headers } = registry.requests.at(-1)!
    expect([method, url, got]).toEqual(['PUT', path, 'layer'])
    expect(headers).toMatchObject({ authorization: bearer, 'content-length': '5' })
    expect(answer).toMatchObject({ status: 201, body: 'done' })
    expect(answer.headers).toMatchObject({ location: `/v2/${name}/blobs/x`, 'docker-upload-uuid': 'u' })
  })

  it('is no field of one connection, nor any of the console’s (RFC 9110, 7.6.1)', async () => {
    registry.answer = (_request, response) =>
      response
        .writeHead(200, { connection: 'x-hop', 'x-hop': '1', 'x-end': '2', 'keep-alive': 'timeout=9' })
        .end()
    const answer = await send(`/v2/${name}/tags/list`, {
      headers: {
        ...{ connection: 'close, x-mine', 'x-mine': '1', te: 'trailers', 'proxy-authorization': 'x' },
        ...{ cookie: 'session=secret', range: 'bytes=1-2', 'x-forwarded-host': 'evil.example' },
        ...{ 'x-forwarded-for': '203.0.113.9' },
      },
    })
    const { headers } = registry.requests.at(-1)!
    const gone = ['x-mine', 'te', 'proxy-authorization', 'cookie']
    for (const field of [...gone, 'content-security-policy']) expect(headers).not.toHaveProperty(field)
    expect(Object.keys(headers).filter((field) => field.startsWith('x-gatehouse-'))).toEqual([])
    expect(headers).toMatchObject({
      range: 'bytes=1-2',
      'x-forwarded-for': '127.0.0.1',
      via: '1.1 gatehouse',
    })
    expect(answer.headers).not.toHaveProperty('x-hop')
    expect(answer.headers).toMatchObject({ 'x-end': '2', 'x-content-type-options': 'nosniff' })
  })

  it('names the address that the client used, for the registry’s own addresses', async () => {
    registry.answer = (_request, response) => response.end()
    await send(`/v2/${name}/tags/list`)
    const seen = { host: `127.0.0.1:${doors.port}`, 'x-forwarded-host': `127.0.0.1:${doors.port}` }
    expect(registry.requests.at(-1)!.headers).toMatchObject({ ...seen, 'x-forwarded-proto': 'http' })
  })

  it('is a redirect as it is, and a range', async () => {
    registry.answer = (_request, response) =>
      response.writeHead(307, { location: 'https://storage.example/blob?sig=1' }).end()
    const redirected = await send(`/v2/${name}/blobs/sha256:${'0'.repeat(64)}`)
    expect(redirected).toMatchObject({
      status: 307,
      headers: { location: 'https://storage.example/blob?sig=1' },
    })
    registry.answer = (_request, response) =>
      response.writeHead(206, { 'content-range': 'bytes 1-2/5', 'content-length': 2 }).end('ay')
    const part = await send(`/v2/${name}/blobs/sha256:${'0'.repeat(64)}`)
    expect(part).toMatchObject({ status: 206, body: 'ay', headers: { 'content-range': 'bytes 1-2/5' } })
  })
})

describe('a registry', () => {
  const form = {
    errors: [{ code: 'UNAVAILABLE', message: expect.stringContaining('registry'), detail: null }],
  }

  it('that is down is 503 in the registry’s form', async () => {
    captureErrors()
    registry.answer = (request) => request.destroy()
    for (const sent of [{}, { method: 'POST', body: 'x' }]) {
      const answer = await send(`/v2/${name}/blobs/uploads/`, sent)
      expect([answer.status, JSON.parse(answer.body)]).toEqual([503, form])
    }
  })

  it('that closed a kept connection is asked again', async () => {
    registry.answer = (_request, response) => response.end('first')
    await send(`/v2/${name}/tags/list`)
    const before = registry.requests.length
    registry.answer = (request, response) =>
      registry.requests.length === before + 1 ? void request.socket.destroy() : void response.end('second')
    expect(await send(`/v2/${name}/tags/list`)).toMatchObject({ status: 200, body: 'second' })
  })

  it('whose answer breaks off breaks off for the client', async () => {
    registry.answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 10 })
      response.write('half', () => response.destroy())
    }
    await expect(send(`/v2/${name}/blobs/sha256:${'0'.repeat(64)}`)).rejects.toThrow('aborted')
  })

  it('that answers before the body has come is heard at once', async () => {
    registry.answer = (_request, response) => response.writeHead(413).end('too large')
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { authorization: bearer, 'content-length': 1_000_000 }
      const path = `/v2/${name}/blobs/uploads/u-1`
      const sent = request({ port: doors.port, path, method: 'PATCH', headers, agent: false }, (answer) => {
        resolve(answer)
        answer.on('end', () => sent.destroy())
      }).on('error', reject)
      sent.write('the beginning')
    })
    expect([answer.statusCode, await text(answer)]).toEqual([413, 'too large'])
  })

  it('that is Gatehouse itself is not asked for ever', async () => {
    const answer = await send(`/v2/${name}/tags/list`, { headers: { via: '1.1 gatehouse' } })
    expect(answer.status).toBe(503)
    expect(answer.body).toContain('REGISTRY_URL')
  })
})

describe('a manifest', () => {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
  const type = 'application/vnd.oci.image.manifest.v1+json'
  const answerWith = (status: number) => {
    registry.answer = (_request, response) =>
      response.writeHead(status, { 'docker-content-digest': digest, 'content-type': type }).end('{}')
  }
  const rowOf = (fullName: string) =>
    db.repository.findFirstOrThrow({
      where: { namespace: demo.username, name: fullName.split('/')[1]! },
      include: { tags: true },
    })
  const written = async () => {
    await observedEvents()
    await Promise.all([tokenUses.flush(), repositoryPulls.flush(), repositoryPushes.flush()])
  }

  it('that is pushed, pulled or deleted is recorded as it happens', async () => {
    answerWith(201)
    await send(`/v2/${name}/manifests/1.0`, { method: 'PUT', headers: { 'content-type': type }, body: '{}' })
    await written()
    const tag = { name: '1.0', digest, mediaType: type, pushedBy: demo.username, pulledAt: null }
    expect(await rowOf(name)).toMatchObject({ pullCount: 0, lastPushedAt: expect.any(Date), tags: [tag] })

    answerWith(200)
    await send(`/v2/${name}/manifests/1.0`, { headers: { 'user-agent': 'docker/28.2.2 go/go1.24' } })
    await send(`/v2/${name}/manifests/1.0`, { method: 'HEAD' })
    await written()
    expect(await rowOf(name)).toMatchObject({ pullCount: 1, lastPulledAt: expect.any(Date) })
    const { lastUsedAction, lastUsedClient } = await db.token.findFirstOrThrow({
      where: { accountId: demo.accountId },
    })
    expect([lastUsedAction, lastUsedClient]).toEqual([`pulled ${name}:1.0`, 'docker 28.2.2'])

    answerWith(202)
    await send(`/v2/${name}/manifests/${digest}`, { method: 'DELETE' })
    await written()
    expect(await rowOf(name)).toMatchObject({ tags: [] })
  })

  it('that is not there is none', async () => {
    answerWith(404)
    const { pullCount } = await rowOf(name)
    await send(`/v2/${name}/manifests/none`)
    await written()
    expect(await rowOf(name)).toMatchObject({ pullCount })
  })

  it('counts once, however often the registry tells of it, and before or after', async () => {
    answerWith(200)
    const { pullCount } = await rowOf(name)
    await send(`/v2/${name}/manifests/1.0`, { headers: { 'user-agent': 'docker/28.2.2' } })
    const useragent = registry.requests.at(-1)!.headers['user-agent']
    const told = () => notify({ events: [registryEvent(name, demo.username, { request: { useragent } })] })
    await told()
    await written()
    await told()
    expect(await rowOf(name)).toMatchObject({ pullCount: pullCount + 1 })
  })

  it('counts each time without a mark of Gatehouse’s own', async () => {
    const { pullCount } = await rowOf(name)
    const useragent = `docker/28.2.2 Gatehouse/${'a'.repeat(16)}.${'b'.repeat(22)}`
    for (let pull = 0; pull < 2; pull++)
      await notify({ events: [registryEvent(name, demo.username, { request: { useragent } })] })
    expect(await rowOf(name)).toMatchObject({ pullCount: pullCount + 2 })
  })

  it('whose client sends a mark gets a new one', async () => {
    answerWith(200)
    await send(`/v2/${name}/manifests/1.0`, { headers: { 'user-agent': 'docker/28.2.2' } })
    const useragent = registry.requests.at(-1)!.headers['user-agent']!
    await send(`/v2/${name}/manifests/1.0`, { headers: { 'user-agent': useragent } })
    const again = registry.requests.at(-1)!.headers['user-agent']!
    expect(again).toMatch(/^docker\/28\.2\.2 Gatehouse\/[\w-]{16}\.[\w-]{22}$/)
    expect(again).not.toBe(useragent)
  })
})
