import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { createVerifier, GatehouseUnavailable } from '../src/verify.js'
import { active, inSeconds, secrets, standIn } from './stand-in.js'

let server
afterEach(() => server?.stop())

async function verifierOf(answer, options = {}) {
  server = await standIn(answer)
  return createVerifier({ url: server.url, clientId: 'app_1', clientSecret: 's:e cret', ...options })
}

const { account, organization } = secrets
const answering = (seconds) => () => ({ body: { ...active, exp: inSeconds(seconds) } })

test('asks with id and secret, and tells what the token may do', async () => {
  const verifier = await verifierOf(answering(5))
  const token = await verifier.verify(account)
  assert.equal(token.id, 'a-token')
  assert.deepEqual({ ...token.owner }, { id: 'b0b', name: 'ada' })
  assert.deepEqual([...token.scopes], ['read', 'write'])
  assert.deepEqual([token.has('read'), token.has('rea'), token.audience], [true, false, 'npm'])
  const [{ method, path, body, authorization, ...headers }] = server.asked
  assert.deepEqual([method, path, body], ['POST', '/oauth/introspect', `token=${account}`])
  assert.equal(authorization, `Basic ${btoa('app_1:s%3Ae%20cret')}`)
  assert.match(headers['content-type'], /^application\/x-www-form-urlencoded/)
})

test('asks nothing about what is no token', async () => {
  const verifier = await verifierOf(answering(5))
  for (const text of ['', 'nonsense', `${account.slice(0, -1)}!`, 'x'.repeat(1e6)])
    assert.equal(await verifier.verify(text), null)
  assert.equal(server.asked.length, 0)
})

test('keeps an answer until its exp, and not longer', async () => {
  const verifier = await verifierOf(answering(1))
  await verifier.verify(account)
  await verifier.verify(account)
  assert.equal(server.asked.length, 1)
  await new Promise((resolve) => setTimeout(resolve, 1010))
  await verifier.verify(account)
  assert.equal(server.asked.length, 2)
})

test('keeps nothing whose exp has come, or that has none', async () => {
  for (const exp of [inSeconds(0), inSeconds(-60), undefined, null, 'soon', Infinity]) {
    const verifier = await verifierOf(() => ({ body: { ...active, exp } }))
    await verifier.verify(account)
    await verifier.verify(account)
    assert.equal(server.asked.length, 2, String(exp))
    server.stop()
  }
})

test('counts by the clock of Gatehouse', async () => {
  const hour = 3600
  const at = new Date(Date.now() + hour * 1000)
  const answer = (exp) => () => ({
    body: { ...active, exp },
    headers: { Date: at.toUTCString() },
  })
  const behind = await verifierOf(answer(inSeconds(hour)))
  await behind.verify(account)
  await behind.verify(account)
  assert.equal(server.asked.length, 2)
  server.stop()
  const reusable = await verifierOf(answer(inSeconds(hour + 5)))
  await reusable.verify(account)
  await reusable.verify(account)
  assert.equal(server.asked.length, 1)
})

test('keeps nothing longer than its own limit', async () => {
  const verifier = await verifierOf(answering(3600), { maxSeconds: 0 })
  await verifier.verify(account)
  await verifier.verify(account)
  assert.equal(server.asked.length, 2)
})

test('keeps no more answers than it may, the latest used', async () => {
  const verifier = await verifierOf(answering(60), { maxEntries: 1 })
  await verifier.verify(account)
  await verifier.verify(organization)
  assert.equal(verifier.cached, 1)
  await verifier.verify(organization)
  assert.equal(server.asked.length, 2)
  await verifier.verify(account)
  assert.equal(server.asked.length, 3)
})

test('keeps no refusal: a token may be activated the next moment', async () => {
  const verifier = await verifierOf((times) => ({
    body: times === 1 ? { active: false } : { ...active, exp: inSeconds(5) },
  }))
  assert.equal(await verifier.verify(account), null)
  assert.equal((await verifier.verify(account)).id, 'a-token')
})

test('forgets a token on demand', async () => {
  const verifier = await verifierOf(answering(60))
  await verifier.verify(account)
  verifier.forget(account)
  await verifier.verify(account)
  assert.equal(server.asked.length, 2)
})

test('forgets an answer that is still on its way', async () => {
  const verifier = await verifierOf((times) => ({
    ...(times === 1
      ? { body: { ...active, exp: inSeconds(60) }, wait: 100 }
      : { body: { active: false }, wait: 200 }),
  }))
  const before = verifier.verify(account)
  await new Promise((resolve) => setTimeout(resolve, 50))
  verifier.forget(account)
  const after = verifier.verify(account)
  assert.equal((await before).id, 'a-token')
  assert.equal(await after, null)
  assert.equal(await verifier.verify(account), null)
  assert.deepEqual([server.asked.length, verifier.cached], [3, 0])
})

test('asks once for many who ask at once', async () => {
  const verifier = await verifierOf(() => ({ body: { ...active, exp: inSeconds(0) }, wait: 50 }))
  const all = await Promise.all(Array.from({ length: 100 }, () => verifier.verify(account)))
  assert.equal(server.asked.length, 1)
  assert.ok(all.every((token) => token.id === 'a-token'))
  await verifier.verify(account)
  assert.equal(server.asked.length, 2)
})

test('closes where there is no answer', async () => {
  for (const answer of [
    { status: 500, body: { ...active, exp: inSeconds(5) } },
    { status: 401, body: { error: 'invalid_client' } },
    { status: 302, headers: { Location: 'http://127.0.0.1:1/' }, body: '' },
    { body: 'no json' },
    { body: 'true' },
    { body: {} },
    { body: { active: 'true' } },
    { body: `{"active":true,"x":"${'x'.repeat(1024 * 1024)}"}` },
    { body: active, wait: 300 },
  ]) {
    const verifier = await verifierOf(() => answer, { timeoutMs: 150 })
    await assert.rejects(verifier.verify(account), GatehouseUnavailable, JSON.stringify(answer).slice(0, 80))
    server.stop()
  }
  const verifier = createVerifier({ url: 'http://127.0.0.1:1', clientId: 'a', clientSecret: 'b' })
  await assert.rejects(verifier.verify(account), GatehouseUnavailable)
})

test('a failure is not kept', async () => {
  const verifier = await verifierOf((times) =>
    times === 1 ? { status: 503, body: {} } : { body: { ...active, exp: inSeconds(5) } },
  )
  await assert.rejects(verifier.verify(account), GatehouseUnavailable)
  assert.equal((await verifier.verify(account)).id, 'a-token')
})
