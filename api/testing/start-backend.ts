import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a server behind a proxy was asked. */
type Received = { method: string; url: string; headers: IncomingHttpHeaders; bytes: number }

/** A server behind a proxy, which remembers what it was asked. */
export async function startBackend() {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let bytes = 0
    for await (const chunk of request) bytes += (chunk as Buffer).length
    received.push({ method: request.method!, url: request.url!, headers: request.headers, bytes })
    response.end('the service')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
