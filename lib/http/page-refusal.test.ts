import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { pageRefusal } from '#lib/http/page-refusal.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'

const ask = (asked: Partial<IncomingMessage>) =>
  pageRefusal({ method: 'GET', url: '/', httpVersion: '1.1', headers: {}, ...asked } as IncomingMessage)
const refusalOf = (url: string) => ask({ url })
const accept = 'text/html,application/xhtml+xml'

test.each([
  '/repositories/x/%ff',
  '/organizations/%E0%A4%A',
  '/%',
  '*',
  'http://elsewhere.example/sign-in',
  '',
])('%j is the address of no page, which is whoever asks’s mistake', (url) =>
  expect(refusalOf(url)).toMatchObject({ status: 400 }),
)

test.each(['/', '/sign-in?next=%ff', '/repositories/x/%C3%A9', '//elsewhere.example'])(
  '%j may be one',
  (url) => expect(refusalOf(url)).toBeNull(),
)

test('a page that is opened under another address says which to use, and leads nowhere', () => {
  for (const host of ['192.168.1.5:3000', 'gatehouse.lan']) {
    const refusal = ask({ headers: { host, accept } })
    expect(refusal).toEqual({ status: 421, message: expect.stringContaining(`is at ${env.PUBLIC_URL}:`) })
  }
})

test.each<[string, Partial<IncomingMessage>]>([
  ['its own', { headers: { host: new URL(env.PUBLIC_URL).host, accept } }],
  ['another port of this machine', { headers: { host: 'localhost:8080', accept } }],
  ['another name of this machine', { headers: { host: '127.0.0.1:3000', accept } }],
  ['this machine without a port', { headers: { host: 'localhost', accept } }],
  ['what a proxy calls it', { headers: { host: 'upstream', accept, 'x-forwarded-for': '203.0.113.7' } }],
  ['what a proxy of HTTP/1.0 calls it', { httpVersion: '1.0', headers: { host: 'upstream', accept } }],
  ['what a health check calls it', { headers: { host: '10.0.0.5:3000', accept: '*/*' } }],
])('a page is shown under %s', (_which, asked) => {
  expect(ask(asked)).toBeNull()
})

test('what is sent has to come from the address that is asked', () => {
  const send = (host: string, origin: string) => ask({ method: 'POST', headers: { host, origin } })
  const { host } = new URL(env.PUBLIC_URL)
  expect(send(host, env.PUBLIC_URL)).toBeNull()
  expect(send('localhost:8080', 'http://localhost:8080')).toBeNull()
  // A proxy that leaves the port out.
  expect(send('localhost', env.PUBLIC_URL)).toBeNull()
  expect(send(host, 'http://localhost:8080')).toMatchObject({ status: 403 })
  expect(send('evil.example', 'http://evil.example')).toMatchObject({ status: 403 })
})

test('the address for a client is the one it came by, on this machine, unless a proxy left the port out', () => {
  expect(publicUrlFor('localhost:8080')).toBe('http://localhost:8080')
  for (const host of ['localhost', 'evil.example', '']) expect(publicUrlFor(host)).toBe(env.PUBLIC_URL)
})
