import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on a free port; says where, with secrets of its own that it takes, to the process that forked this one. */
export function listen(answer: RequestListener, secrets: string[] = []): void {
  const server = createServer(answer).listen(0, '127.0.0.1', () => {
    process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, secrets })
  })
  process.once('disconnect', () => process.exit())
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

export const basicCredential = (secret: string) => `Basic ${Buffer.from(`demo:${secret}`).toString('base64')}`

/** The secret in an `Authorization: Basic` header. */
export function basicSecret(header = ''): string {
  const pair = Buffer.from(header.slice('Basic '.length), 'base64').toString()
  return pair.slice(pair.indexOf(':') + 1)
}
