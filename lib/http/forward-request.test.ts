import { createServer, request, type IncomingMessage, type RequestListener } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { forwardRequest } from '#lib/http/forward-request.ts'

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return (server.address() as AddressInfo).port
}

/** A server that forwards to another with these time limits, and answers 503 where that does not. */
async function forwarding(behind: RequestListener, timeouts = { idle: 60_000, answer: 60_000 }) {
  const to = `http://127.0.0.1:${await serve(behind)}`
  return serve((incoming, outgoing) => {
    const forward = { to, path: incoming.url!, headers: {}, onAnswer: async () => {}, timeouts }
    forwardRequest(incoming, outgoing, forward).catch(() => outgoing.writeHead(503).end())
  })
}

function ask(port: number, method = 'GET', headers = {}) {
  const sent = request({ host: '127.0.0.1', port, method, headers, agent: false })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject)
  })
  return { sent, answer }
}

it('gives up on a server that does not answer', async () => {
  const port = await forwarding(() => {}, { idle: 60_000, answer: 50 })
  const { sent, answer } = ask(port)
  sent.end()
  expect((await answer).statusCode).toBe(503)
})

it('gives up on a client that stops sending', async () => {
  let aborted = false
  const port = await forwarding((request) => request.resume().once('close', () => (aborted = true)), {
    idle: 50,
    answer: 60_000,
  })
  const { sent, answer } = ask(port, 'PUT', { 'content-length': 1_000 })
  sent.write('half')
  expect((await answer).statusCode).toBe(503)
  await expect.poll(() => aborted).toBe(true)
  sent.destroy()
})

it('waits longer for the answer to a whole body than for its next byte', async () => {
  const slow = async (request: IncomingMessage) => {
    await text(request)
    await new Promise((done) => setTimeout(done, 200))
  }
  const port = await forwarding((request, response) => void slow(request).then(() => response.end('done')), {
    idle: 50,
    answer: 60_000,
  })
  const { sent, answer } = ask(port, 'PUT', { 'content-length': 4 })
  sent.end('body')
  expect(await text(await answer)).toBe('done')
})

it('ends the request of a client that goes away', async () => {
  let isClosed = false
  const port = await forwarding((request, response) => {
    response.once('close', () => (isClosed = true))
    response.write('the beginning')
  })
  const { sent, answer } = ask(port)
  sent.end()
  await answer
  sent.on('error', () => {}).destroy()
  await expect.poll(() => isClosed).toBe(true)
})

it('reads no more than the other side takes', async () => {
  const port = await forwarding((request) => request.pause())
  const { sent, answer } = ask(port, 'PUT', { 'transfer-encoding': 'chunked' })
  answer.catch(() => {})
  const chunk = Buffer.alloc(1024 * 1024)
  let written = 0
  const isTaken = () =>
    new Promise<boolean>((resolve) => {
      const full = setTimeout(() => resolve(false), 500)
      sent.write(chunk, () => {
        clearTimeout(full)
        resolve(true)
      })
    })
  while (written < 256 && (await isTaken())) written++
  expect(written).toBeLessThan(64)
  sent.destroy()
})

it('sends no body over a connection that was used before', async () => {
  const connections = new Set<number>()
  const port = await forwarding((request, response) => {
    connections.add(request.socket.remotePort!)
    void text(request).then(() => response.end())
  })
  for (let sentTimes = 0; sentTimes < 3; sentTimes++) {
    const { sent, answer } = ask(port, 'PUT', { 'content-length': 4 })
    sent.end('body')
    await text(await answer)
  }
  expect(connections.size).toBe(3)
})

describe('a body cannot pass for another request', () => {
  const second = 'GET /second HTTP/1.1\r\nHost: x\r\nX-Gatehouse-Transfer: clone\r\n\r\n'
  const chunked = `${second.length.toString(16)}\r\n${second}\r\n0\r\n\r\n`

  it.each([
    ['GET', 'Transfer-Encoding: chunked', chunked],
    ['HEAD', 'Transfer-Encoding: chunked', chunked],
    ['DELETE', 'Transfer-Encoding: chunked', chunked],
    ['OPTIONS', 'Transfer-Encoding: chunked', chunked],
    ['POST', 'Transfer-Encoding: chunked', chunked],
    // A client says that its length is for Gatehouse alone.
    ['GET', `Connection: content-length\r\nContent-Length: ${second.length}`, second],
    ['DELETE', `Connection: content-length\r\nContent-Length: ${second.length}`, second],
  ])('of %s with %j', async (method, framing, body) => {
    const seen: string[] = []
    const port = await forwarding(async (request, response) => {
      seen.push(`${request.method} ${request.url} ${await text(request)}`)
      response.end()
    })
    const client = connect(port, '127.0.0.1')
    onTestFinished(() => void client.destroy())
    client.write(`${method} /first HTTP/1.1\r\nHost: x\r\n${framing}\r\n\r\n${body}`)
    await new Promise((done) => client.once('data', done))
    await new Promise((done) => setTimeout(done, 50))
    expect(seen).toEqual([`${method} /first ${second}`])
  })
})
