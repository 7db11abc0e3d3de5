import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { env } from '#lib/env.ts'
import { rewriteRequestHeaders } from '#lib/http/rewrite-request-headers.ts'

/** What a door hears, by either of its ways, of somebody on this machine who sends these headers. */
async function heard(headers: Record<string, string>) {
  const door = createServer((request, response) => {
    rewriteRequestHeaders(request, 'the policy')
    // As Hono does: what is said twice becomes one value with both.
    const sent = new Headers()
    const { rawHeaders: raw } = request
    for (let at = 0; at < raw.length; at += 2) sent.append(raw[at]!, raw[at + 1]!)
    response.end(JSON.stringify([request.headers, Object.fromEntries(sent)]))
  })
  onTestFinished(() => void door.close())
  await new Promise<void>((done) => door.listen(0, '127.0.0.1', done))
  const { port } = door.address() as AddressInfo
  return new Promise<IncomingHttpHeaders[]>((done) => {
    const sent = request({ host: '127.0.0.1', port, path: '/here?q=1', headers, agent: false }, (answer) =>
      answer.on('data', (chunk: Buffer) => done(JSON.parse(chunk.toString()))),
    )
    sent.end()
  })
}

test('a stranger’s word on who asks, by which name and for what, is not believed', async () => {
  const lies = {
    'X-Forwarded-For': '203.0.113.1',
    'X-Real-IP': '203.0.113.2',
    Forwarded: 'for=203.0.113.3',
    'X-Gatehouse-Address': '203.0.113.4',
    'X-Gatehouse-Path': '/elsewhere',
    'X-Gatehouse-Origin': 'https://evil.example',
    Host: 'names.example:81',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'gopher',
    'Content-Security-Policy': "script-src 'nonce-mine'",
  }
  const { host, protocol } = new URL(env.PUBLIC_URL)
  for (const headers of await heard({ ...lies, 'User-Agent': 'docker/28' })) {
    expect(headers).toMatchObject({
      [ADDRESS_HEADER]: '127.0.0.1',
      'x-gatehouse-path': '/here?q=1',
      'x-gatehouse-origin': `${protocol}//names.example:81`,
      'x-forwarded-host': host,
      'x-forwarded-proto': protocol.slice(0, -1),
      'content-security-policy': 'the policy',
      'user-agent': 'docker/28',
    })
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded']) expect(headers).not.toHaveProperty(name)
  }
})

test('Next.js is told the address that a browser on this machine opened', async () => {
  const { host } = new URL(env.PUBLIC_URL)
  const told = async (headers: Record<string, string>) => (await heard(headers))[0]?.['x-forwarded-host']
  expect(await told({ Host: 'localhost:8080', Origin: 'http://localhost:8080' })).toBe('localhost:8080')
  expect(await told({ Host: 'localhost:8080' })).toBe('localhost:8080')
  expect(await told({ Host: 'localhost', Origin: env.PUBLIC_URL })).toBe(host)
})
