import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { BlockList, Socket } from 'node:net'
import { clientAddress, isTrustedProxy } from '#lib/client-address.ts'
import { networkOf } from '#lib/network-of.ts'

/** For one client (an IPv6 /48); trusted proxies have no limit. */
export const idleConnectionsPerClient = 256

/** When a client has too many connections without a request, closes the one that has been so longest. */
export function limitIdleConnections(server: Server, trustedProxies: BlockList): void {
  /** By client, longest idle first. */
  const idle = new Map<string, Set<Socket>>()
  const clients = new WeakMap<Socket, string>()

  function begin(socket: Socket) {
    const client = clients.get(socket)
    if (client === undefined || socket.destroyed) return
    const own = idle.get(client) ?? new Set()
    idle.set(client, own.add(socket))
    const [longest] = own
    if (own.size > idleConnectionsPerClient) longest!.destroy()
  }

  function end(socket: Socket) {
    const client = clients.get(socket) ?? ''
    const own = idle.get(client)
    own?.delete(socket)
    if (own?.size === 0) idle.delete(client)
  }

  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket
    if (isTrustedProxy(remoteAddress, trustedProxies)) return
    clients.set(socket, networkOf(clientAddress(remoteAddress, '', trustedProxies), 48))
    begin(socket)
    socket.once('close', () => end(socket))
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    end(socket)
    response.once('close', () => begin(socket))
  })
}
