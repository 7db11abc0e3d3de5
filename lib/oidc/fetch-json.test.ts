import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { fetchJson, fetchPolicy } from '#lib/oidc/fetch-json.ts'

const resolved = vi.hoisted(() => ({ addresses: [] as { address: string; family: number }[] }))
vi.mock('node:dns', async (original) => ({
  ...(await original<object>()),
  lookup: (_: string, options: object, callback: (...args: unknown[]) => void) =>
    callback(null, resolved.addresses),
}))

const servers: { close(): void }[] = []
afterEach(() => servers.splice(0).forEach((server) => server.close()))

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  servers.push({ close: () => (server.close(), server.closeAllConnections()) })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('reads a document of a trusted host anywhere', async () => {
  const origin = await serve((_, response) => response.end('{"issuer":"here"}'))
  expect(await fetchJson(new URL(origin), true)).toEqual({ issuer: 'here' })
})

it.each(['https://127.0.0.1:1/', 'https://2130706433:1/', 'https://0x7f000001:1/', 'https://[::1]:1/'])(
  'asks nobody at %s',
  async (url) => {
    await expect(fetchJson(new URL(url), false)).rejects.toThrow(/is not a public address/)
  },
)

it('asks nobody without encryption, or with a password in the address', async () => {
  await expect(fetchJson(new URL('http://example.com/'), false)).rejects.toThrow('is not an https address')
  await expect(fetchJson(new URL('https://a:b@example.com/'), false)).rejects.toThrow('password')
})

it.each([
  [[{ address: '127.0.0.1', family: 4 }]],
  [[{ address: '10.0.0.1', family: 4 }]],
  [[{ address: '::1', family: 6 }]],
  // Some of a name's addresses are enough to lead inside.
  [
    [
      { address: '1.1.1.1', family: 4 },
      { address: '192.168.0.1', family: 4 },
    ],
  ],
  [[]],
])('connects to no name that resolves to %j', async (addresses) => {
  resolved.addresses = addresses
  await expect(fetchJson(new URL('https://issuer.example/'), false)).rejects.toThrow(
    'does not resolve to public addresses alone',
  )
})

it('follows no redirect', async () => {
  const target = vi.fn()
  const other = await serve((_, response) => response.end(target()))
  const origin = await serve((_, response) => response.writeHead(302, { Location: other }).end())
  await expect(fetchJson(new URL(origin), true)).rejects.toThrow('answered 302')
  expect(target).not.toHaveBeenCalled()
})

it('reads no more than the limit', async () => {
  const origin = await serve((_, response) => response.end(`"${'x'.repeat(fetchPolicy.bytes)}"`))
  await expect(fetchJson(new URL(origin), true)).rejects.toThrow('more than')
})

it('waits no longer than the limit, also for an answer that comes drop by drop', async () => {
  const timers: NodeJS.Timeout[] = []
  const origin = await serve((_, response) => timers.push(setInterval(() => response.write(' '), 100)))
  const from = Date.now()
  await expect(fetchJson(new URL(origin), true)).rejects.toThrow()
  timers.forEach(clearInterval)
  expect(Date.now() - from).toBeLessThan((fetchPolicy.seconds + 2) * 1000)
}, 10_000)

it('takes JSON alone', async () => {
  const origin = await serve((_, response) => response.end('<html>'))
  await expect(fetchJson(new URL(origin), true)).rejects.toThrow(SyntaxError)
})
