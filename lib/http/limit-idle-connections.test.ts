import { createServer, type ServerResponse } from 'node:http'
import { BlockList, connect, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { idleConnectionsPerClient, limitIdleConnections } from '#lib/http/limit-idle-connections.ts'

/** A server that answers when the test says so, and clients of it, on this machine. */
async function listen(trusted = new BlockList()) {
  const asked: ServerResponse[] = []
  const server = createServer((_request, response) => void asked.push(response))
  limitIdleConnections(server, trusted)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const clients: Socket[] = []
  onTestFinished(() => {
    for (const client of clients) client.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  async function open() {
    const accepted = once(server, 'connection')
    const client = connect(port, '127.0.0.1').on('error', () => {})
    client.resume()
    clients.push(client)
    await accepted
    return client
  }
  return {
    asked,
    open,
    async openMany() {
      const opened: Socket[] = []
      for (let count = 0; count < idleConnectionsPerClient; count++) opened.push(await open())
      return opened
    },
  }
}

const closed = (sockets: Socket[]) => sockets.flatMap(({ closed }, at) => (closed ? [at] : []))

test('the connection that has been without a request longest gives way to a new one', async () => {
  const { asked, open, openMany } = await listen()
  const busy = await open()
  busy.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await expect.poll(() => asked.length).toBe(1)
  const idle = await openMany()
  expect(closed([busy, ...idle])).toEqual([])
  idle[0]!.write('GET / HTTP/1.1\r\nHost: a\r\n')
  await open()
  await expect.poll(() => closed([busy, ...idle])).toEqual([1])
  // Idle again, it takes the place of the next.
  asked[0]!.end('done')
  await expect.poll(() => closed([busy, ...idle])).toEqual([1, 2])
})

test('a trusted proxy has as many as it likes', async () => {
  const trusted = new BlockList()
  trusted.addAddress('127.0.0.1')
  const { asked, open, openMany } = await listen(trusted)
  const idle = [await open(), ...(await openMany())]
  const last = await open()
  last.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await expect.poll(() => asked.length).toBe(1)
  expect(closed(idle)).toEqual([])
})
