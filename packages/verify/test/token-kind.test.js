import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokenKind } from '../src/verify.js'
import { secrets } from './stand-in.js'

test('a token is known by its form and checksum', () => {
  assert.equal(tokenKind(secrets.account), 'account')
  assert.equal(tokenKind(secrets.organization), 'organization')
})

test('each changed character is noticed', () => {
  const { account } = secrets
  for (let at = 0; at < account.length; at++) {
    const other = account[at] === 'a' ? 'b' : 'a'
    assert.equal(tokenKind(account.slice(0, at) + other + account.slice(at + 1)), null)
  }
})

test('what is no token is none', () => {
  const { account } = secrets
  for (const text of ['', 'x', `${account} `, ` ${account}`, account.slice(1), `${account}0`, null, 7, {}])
    assert.equal(tokenKind(text), null)
  assert.equal(tokenKind(account.replace('gate_pat', 'gate_app')), null)
  assert.equal(tokenKind(account, 'acme'), null)
  assert.equal(tokenKind('x'.repeat(10_000_000)), null)
})
