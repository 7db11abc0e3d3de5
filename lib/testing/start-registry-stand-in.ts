import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A server in place of the registry, which answers as a test wants it to. To be awaited in `vi.hoisted`, before anything
 * reads REGISTRY_URL.
 */
export async function startRegistryStandIn() {
  const standIn = {
    requests: [] as IncomingMessage[],
    answer: ((_request, response) => response.end()) as RequestListener,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  const server = createServer((request, response) => {
    standIn.requests.push(request)
    void standIn.answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  process.env.REGISTRY_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return standIn
}
