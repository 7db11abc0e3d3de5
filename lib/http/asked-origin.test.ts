import { BlockList } from 'node:net'
import { expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { askedOrigin } from '#lib/http/asked-origin.ts'

const trusted = new BlockList()
trusted.addAddress('10.0.0.5')

const { protocol } = new URL(env.PUBLIC_URL)
const behind = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'hub.example' }

it.each([
  ['203.0.113.1', { host: 'localhost:81' }, `${protocol}//localhost:81`],
  ['203.0.113.1', { host: '[::1]:81' }, `${protocol}//[::1]:81`],
  ['203.0.113.1', { host: 'gate.example', ...behind }, `${protocol}//gate.example`],
  ['10.0.0.5', { host: 'gate.example', ...behind }, 'https://hub.example'],
  ['::ffff:10.0.0.5', { host: 'gate.example', 'x-forwarded-proto': 'https, http' }, 'https://gate.example'],
  ['10.0.0.5', { host: 'gate.example', 'x-forwarded-proto': 'gopher' }, env.PUBLIC_URL],
  ['203.0.113.1', { host: 'a@b' }, env.PUBLIC_URL],
  ['203.0.113.1', { host: 'a/b' }, env.PUBLIC_URL],
  [undefined, {}, env.PUBLIC_URL],
])('a request from %s with %j asked %s', (peer, headers, origin) => {
  expect(askedOrigin(peer, headers, trusted)).toBe(origin)
})
