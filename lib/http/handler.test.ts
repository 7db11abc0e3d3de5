import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { bodyBudget } from '#lib/http/body-budget.ts'
import { createHandler, type Handle } from '#lib/http/handler.ts'
import { logRequest } from '#lib/http/log-request.ts'
import { textAnswer } from '#lib/http/text-answer.ts'
import { logger } from '#lib/logger.ts'

vi.hoisted(() => {
  process.env.BODY_TIMEOUT_SECONDS = '1'
  process.env.TRUSTED_PROXIES = '127.0.0.1'
})

const MIB = 1024 * 1024
let begun = 0
const read: string[] = []

/** Says how much it was sent; what is below `/stream` as it arrives. */
const application: Handle = async (request, response) => {
  let bytes = 0
  read.push(request.url!)
  for await (const chunk of request) bytes += (chunk as Buffer).length
  response.end(`${bytes} bytes\n`)
}

const logged = vi.spyOn(logger, 'info').mockImplementation(() => {})
const failures = vi.spyOn(logger, 'error').mockImplementation(() => {})

let server: Server
const open: Socket[] = []
beforeAll(async () => {
  const streamed = {
    handle: application,
    errors: textAnswer,
    bodyLimit: 'streamed',
    routeOf: () => undefined,
  } as const
  const handler = createHandler({
    machineDoor: (path) => (path === '/stream' ? streamed : undefined),
    people: application,
    dev: false,
  })
  server = createServer((request, response) => {
    begun++
    logRequest(request, response, handler)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy()
  read.splice(0)
  begun = 0
  logged.mockClear()
})
afterAll(() => server.close())

/** A request of which as much as `part` arrives, and what is answered so far. */
function begin(part: Buffer | string, { path = '/here', length = MIB, address = '203.0.113.1' } = {}) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
  open.push(socket)
  const client = { socket, answer: '', isClosed: false, send: (more: string | Buffer) => socket.write(more) }
  socket.on('data', (chunk) => (client.answer += chunk))
  socket.on('end', () => (client.isClosed = true))
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${address}\r\nContent-Length: ${length}\r\n\r\n`,
  )
  socket.write(part)
  return client
}

/** What a client that sends everything at once is answered. */
async function post(body: string, address?: string) {
  const client = begin(body, { length: body.length, address })
  await expect.poll(() => client.answer).toContain('\r\n\r\n')
  return client.answer
}

test('a door begins with a body that has arrived whole', async () => {
  const client = begin('x'.repeat(10), { length: 20 })
  await post('other')
  expect(read).toEqual(['/here'])
  client.send('x'.repeat(10))
  await expect.poll(() => client.answer).toMatch(/20 bytes\n$/)
})

test('a body that takes longer than the setting is 408, even if it never pauses, and the connection ends', async () => {
  const client = begin('x')
  const dripping = setInterval(() => client.send('x'), 50)
  const began = performance.now()
  await expect.poll(() => client.isClosed, { timeout: 5000 }).toBe(true)
  clearInterval(dripping)
  expect(performance.now() - began).toBeGreaterThan(900)
  expect(performance.now() - began).toBeLessThan(3000)
  expect(client.answer).toMatch(/^HTTP\/1\.1 408 .*The request took too long to arrive\.\n$/s)
  expect(read).toEqual([])
})

test('a door that streams has limits neither of size nor of time', async () => {
  const client = begin(Buffer.alloc(4 * MIB), { path: '/stream', length: 4 * MIB + 1 })
  await expect.poll(() => read).toEqual(['/stream'])
  const slow = begin('x')
  await expect.poll(() => slow.isClosed, { timeout: 5000 }).toBe(true)
  client.send('x')
  await expect.poll(() => client.answer).toMatch(/4194305 bytes\n$/)
})

test('of bodies that together exceed the budget the largest is refused, and small ones are read', async () => {
  const size = MIB - 1
  const hogs = Array.from({ length: bodyBudget.bytes / size + 1 }, (_, at) =>
    begin(Buffer.alloc(size), { address: `203.0.113.${at}` }),
  )
  const refused = () => hogs.filter(({ answer }) => answer)
  await expect.poll(() => refused().length).toBeGreaterThan(0)
  expect(refused()[0]!.answer).toMatch(/^HTTP\/1\.1 503 .*Retry-After: 5\r\n.*receiving too much at once/s)
  expect(await post('small')).toContain('5 bytes')
  expect(hogs.length - refused().length).toBeGreaterThan(bodyBudget.bytes / MIB - 2)
  // What has been answered, or has hung up, counts no more.
  for (const { socket } of hogs) socket.destroy()
  await expect.poll(() => logged.mock.calls.length).toBeGreaterThan(hogs.length)
  const next = begin(Buffer.alloc(size))
  next.send('x')
  await expect.poll(() => next.answer).toMatch(/1048576 bytes\n$/)
})

test('a client with too many unfinished bodies loses the oldest, and no other client does', async () => {
  const other = begin('x', { address: '203.0.113.2' })
  const own = Array.from({ length: bodyBudget.unfinishedPerClient }, (_, at) =>
    begin('x', { address: `2001:db8:1:${at.toString(16)}::1` }),
  )
  await expect.poll(() => begun).toBe(own.length + 1)
  const last = begin('x', { length: 2, address: '2001:db8:1:ffff::1' })
  await expect.poll(() => own.filter(({ answer }) => answer).length).toBe(1)
  expect(own.find(({ answer }) => answer)!.answer).toMatch(/^HTTP\/1\.1 429 .*Retry-After: 5\r\n/s)
  last.send('x')
  await expect.poll(() => last.answer).toMatch(/2 bytes\n$/)
  expect(other.answer).toBe('')
})

test('a client that hangs up in its body is one line and no failure', async () => {
  const client = begin('half')
  await post('other')
  logged.mockClear()
  client.socket.resetAndDestroy()
  await expect.poll(() => logged.mock.calls.length).toBe(1)
  expect(logged.mock.calls[0]![0]).toMatchObject({ path: '/here', aborted: true })
  expect(failures).not.toHaveBeenCalled()
  expect(read).not.toContain('half')
})
