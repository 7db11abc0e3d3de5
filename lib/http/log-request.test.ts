import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { logRequest } from '#lib/http/log-request.ts'
import { logger } from '#lib/logger.ts'
import { setRequestActor, setRequestRefusal, setRequestRoute } from '#lib/current-request.ts'

const log = vi.spyOn(logger, 'info').mockImplementation(() => {})
const lines = () => log.mock.calls.map(([fields]) => fields)
afterEach(() => void log.mockClear())

async function listen(handle: RequestListener) {
  const server = createServer((request, response) => logRequest(request, response, handle))
  onTestFinished(() => void server.close())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return (path: string, headers: Record<string, string> = {}) =>
    request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false })
}

/** The id that a request with this header is answered with. */
async function answeredId(sent: string | undefined) {
  const ask = await listen((_request, response) => response.end())
  const answer = await new Promise<IncomingMessage>((done) =>
    ask('/', sent === undefined ? {} : { 'X-Request-Id': sent })
      .on('response', done)
      .end(),
  )
  answer.resume()
  return answer.headers['x-request-id']
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

test('a well-formed id of the client stands; any other is replaced', async () => {
  expect(await answeredId('proxy-1.a_B')).toBe('proxy-1.a_B')
  for (const sent of [undefined, 'short', 'x'.repeat(129), 'two words here', 'quote"quote']) {
    expect(await answeredId(sent)).toMatch(uuid)
  }
})

test('a request is one line, with who made it, what was not granted and no query', async () => {
  const actor = { tokenId: 'token-1' }
  const ask = await listen((request, response) => {
    request.headers[ADDRESS_HEADER] = '203.0.113.7'
    setImmediate(() => {
      setRequestActor(actor)
      setRequestRefusal('push to demo/web')
      response.writeHead(201).end()
    })
  })
  await new Promise((done) =>
    ask('/token?secret=hunter2', { 'X-Request-Id': 'request-1' })
      .on('response', (answer: IncomingMessage) => answer.resume().on('end', done))
      .end(),
  )
  await expect.poll(lines).toEqual([
    {
      method: 'POST',
      path: '/token',
      status: 201,
      ms: expect.any(Number),
      requestId: 'request-1',
      actorId: 'token-1',
      refused: 'push to demo/web',
      address: '203.0.113.7',
    },
  ])
})

test('a request with a route has that instead of its path', async () => {
  const ask = await listen((_request, response) => {
    setRequestRoute('/invites/[id]')
    response.end()
  })
  await new Promise((done) => ask('/invites/0199').on('response', done).end())
  await expect.poll(lines).toMatchObject([{ route: '/invites/[id]', status: 200 }])
  expect(lines()[0]).not.toHaveProperty('path')
})

test('a client that hangs up is one line', async () => {
  // Hangs up once half of its body has come.
  const ask = await listen((request) => request.on('error', () => {}).once('data', () => sent.destroy()))
  const sent = ask('/token', { 'Content-Length': '100' }).on('error', () => {})
  sent.write('half')
  await expect.poll(lines).toMatchObject([{ path: '/token', aborted: true }])
  expect(lines()[0]).not.toHaveProperty('status')
})
