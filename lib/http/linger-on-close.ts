import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { second } from '#lib/time.ts'

const longest = 10 * second

/**
 * Lets the client read an answer that ends the connection before its body has arrived. What arrives at a closed socket
 * resets the connection, and the answer is lost; so the rest is read and thrown away for a while.
 */
export function lingerOnClose(request: IncomingMessage): void {
  const { socket } = request
  socket.destroySoon = () => {
    if (request.complete) return Socket.prototype.destroySoon.call(socket)
    socket.end()
    // Past the HTTP parser, which would take what follows the body for further requests.
    socket
      .removeAllListeners('data')
      .on('data', () => {})
      .resume()
    const late = setTimeout(() => socket.destroy(), longest)
    socket.once('close', () => clearTimeout(late))
  }
}
