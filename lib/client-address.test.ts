import { expect, test } from 'vitest'
import { clientAddress } from '#lib/client-address.ts'
import { readSettings } from '#lib/env.ts'

const trusted = readSettings({ TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::5' }).TRUSTED_PROXIES
const nobody = readSettings({}).TRUSTED_PROXIES

test.each([
  ['no proxy', '203.0.113.9', '', '203.0.113.9'],
  ['a header from a stranger', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['one trusted proxy', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['two trusted proxies', '10.0.0.1', '198.51.100.1, 10.2.3.4', '198.51.100.1'],
  [
    'what a client made up stands left of its own address',
    '10.0.0.1',
    '1.1.1.1, 198.51.100.1, 10.2.3.4',
    '198.51.100.1',
  ],
  ['a trusted proxy that says nothing', '10.0.0.1', '', '10.0.0.1'],
  ['a trusted proxy that says nonsense', '10.0.0.1', 'unknown', '10.0.0.1'],
  ['only trusted hops', '10.0.0.1', '10.9.9.9', '10.9.9.9'],
  ['an IPv4 address mapped into IPv6', '::ffff:10.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
  ['a port behind the address', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['IPv6 in brackets', '2001:db8::5', '[2001:DB8:0:0::9]:443', '2001:db8::9'],
  ['an address with a zone', 'fe80::1%eth0', '', 'fe80::1'],
])('%s', (_name, peer, header, expected) => {
  expect(clientAddress(peer, header, trusted)).toBe(expected)
})

test('nobody is trusted unless named', () => {
  expect(clientAddress('127.0.0.1', '198.51.100.1', nobody)).toBe('127.0.0.1')
  expect(clientAddress(undefined, '198.51.100.1', nobody)).toBe('unknown')
})
