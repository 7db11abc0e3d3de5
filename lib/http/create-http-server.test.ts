import { get, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { createDrain } from '#lib/http/create-drain.ts'
import { createHttpServer } from '#lib/http/create-http-server.ts'

const cleanUp: (() => unknown)[] = []
afterEach(() => {
  vi.useRealTimers()
  for (const clean of cleanUp.splice(0)) clean()
})

/** The first line of the answer to somebody who asks for another protocol, or "upgraded". */
async function askToUpgrade(server: Server, path: string): Promise<string> {
  server.on('request', (_request, response) => response.end('ok'))
  // As Next.js does for its own: it takes every connection, and ends none that it does not know.
  server.on('upgrade', (_request, socket) => socket.write('upgraded\r\n'))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
  cleanUp.push(() => client.destroy())
  client.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`)
  const answer = await new Promise<Buffer>((done) => client.once('data', done))
  return answer.toString('latin1').split('\r\n')[0]!
}

test('whoever asks for another protocol is answered in this one', async () => {
  const server = createHttpServer(false)
  cleanUp.push(() => server.close())
  expect(await askToUpgrade(server, '/_next/hmr')).toBe('HTTP/1.1 200 OK')
})

test('development keeps the connections of its overlay, and no others', async () => {
  const [overlay, other] = [createHttpServer(true), createHttpServer(true)]
  cleanUp.push(
    () => overlay.close(),
    () => other.close(),
  )
  expect(await askToUpgrade(overlay, '/_next/hmr')).toBe('upgraded')
  expect(await askToUpgrade(other, '/token')).toBe('HTTP/1.1 200 OK')
})

test('a connection that never ends does not keep the server from stopping', async () => {
  const server = createHttpServer(true)
  await askToUpgrade(server, '/_next/hmr')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const finished = createDrain(server).finish()
  await vi.advanceTimersByTimeAsync(10_000)
  await finished
})

test('a registry token of 50 repositories with the longest names fits into a header', async () => {
  const server = createHttpServer(false).on('request', (_request, response) => response.end())
  cleanUp.push(() => server.close())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const access = Array.from({ length: 50 }, () => ({
    type: 'repository',
    name: 'n'.repeat(255),
    actions: ['pull', 'push'],
  }))
  const authorization = `Bearer ${Buffer.from(JSON.stringify(access)).toString('base64url')}`
  const { port } = server.address() as AddressInfo
  const status = await new Promise((done) =>
    get({ host: '127.0.0.1', port, headers: { authorization }, agent: false }, (answer) =>
      done(answer.statusCode),
    ),
  )
  expect(status).toBe(200)
})
