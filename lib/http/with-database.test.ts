import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { withDatabase } from '#lib/http/with-database.ts'

async function statusOf(path: string, init: RequestInit, isUp: boolean) {
  const handle = withDatabase(
    (_request, response) => response.end('a page'),
    () => Promise.resolve(isUp),
  )
  const server = createServer((request, response) => void handle(request, response))
  onTestFinished(() => void server.close())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init)).status
}

test.each([
  ['a page', '/sign-in', {}, 503],
  ['a page that the console loads', '/account/security?_rsc=1', { headers: { RSC: '1' } }, 503],
  ['a form that is sent without scripts', '/account/sessions', { method: 'POST' }, 503],
  [
    'an action, which says itself that it failed',
    '/account',
    { method: 'POST', headers: { 'Next-Action': 'x' } },
    200,
  ],
  ['an endpoint, which does, too', '/api/auth/csrf', {}, 200],
  ['a script', '/_next/static/chunks/a.js', {}, 200],
])('without a database, %s', async (_, path, init: RequestInit, status) => {
  expect(await statusOf(path, init, false)).toBe(status)
  expect(await statusOf(path, init, true)).toBe(200)
})
