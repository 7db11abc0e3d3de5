import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { createVerifier } from '../src/verify.js'
import { requireToken as ofExpress } from '../src/express.js'
import { requireToken as ofFastify } from '../src/fastify.js'
import { requireToken as ofHono } from '../src/hono.js'
import { active, inSeconds, secrets, standIn } from './stand-in.js'

const { account, organization } = secrets

/** Each answers `GET /` with whose token it was. */
const servers = {
  async express(verifier, options) {
    const { default: express } = await import('express')
    const app = express()
    app.get('/', ofExpress(verifier, options), (request, response) =>
      response.send(request.gatehouse.owner.name),
    )
    return listen(createServer(app))
  },
  async fastify(verifier, options) {
    const { default: fastify } = await import('fastify')
    const app = fastify()
    app.get('/', { onRequest: ofFastify(verifier, options) }, (request) => request.gatehouse.owner.name)
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    return { url, stop: () => app.close() }
  },
  async hono(verifier, options) {
    const { Hono } = await import('hono')
    const app = new Hono()
    app.get('/', ofHono(verifier, options), (c) => c.text(c.get('gatehouse').owner.name))
    return listen(
      createServer(async (request, response) => {
        const answer = await app.fetch(new Request('http://localhost/', { headers: request.headers }))
        response.writeHead(answer.status, Object.fromEntries(answer.headers))
        response.end(await answer.text())
      }),
    )
  },
}

async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => server.close()
  return { url: `http://127.0.0.1:${server.address().port}`, stop }
}

for (const [name, serve] of Object.entries(servers))
  describe(name, () => {
    let gatehouse, plain, narrow, unavailable
    before(async () => {
      gatehouse = await standIn((_, { body }) => ({
        body: body.includes(account) ? { ...active, exp: inSeconds(5) } : { active: false },
      }))
      const credentials = { clientId: 'app_1', clientSecret: 'secret' }
      const verifier = createVerifier({ url: gatehouse.url, ...credentials })
      plain = await serve(verifier)
      narrow = await serve(verifier, { scopes: ['read', 'admin'] })
      unavailable = await serve(createVerifier({ url: 'http://127.0.0.1:1', ...credentials }))
    })
    after(() => [gatehouse, plain, narrow, unavailable].forEach((one) => one.stop()))

    const ask = async ({ url }, authorization) => {
      const response = await fetch(url, authorization ? { headers: { authorization } } : {})
      return [response.status, response.headers.get('www-authenticate'), await response.text()]
    }

    test('lets a token through, as bearer or as a password', async () => {
      assert.deepEqual(await ask(plain, `Bearer ${account}`), [200, null, 'ada'])
      assert.deepEqual(await ask(plain, `bearer ${account}`), [200, null, 'ada'])
      assert.deepEqual(await ask(plain, `Basic ${btoa(`ada:${account}`)}`), [200, null, 'ada'])
    })

    test('refuses what is none', async () => {
      const realm = 'Bearer realm="Gatehouse"'
      const none = [401, realm, 'Send an access token.\n']
      for (const header of [undefined, 'Bearer', `Digest ${account}`, `Basic ${btoa('x')}`, account])
        assert.deepEqual(await ask(plain, header), none)
      const invalid = [401, `${realm}, error="invalid_token"`, 'The access token is not valid.\n']
      for (const text of ['nonsense', organization])
        assert.deepEqual(await ask(plain, `Bearer ${text}`), invalid)
    })

    test('refuses a token that lacks a scope', async () => {
      assert.deepEqual(await ask(narrow, `Bearer ${account}`), [
        403,
        'Bearer realm="Gatehouse", error="insufficient_scope", scope="read admin"',
        'The access token lacks admin.\n',
      ])
    })

    test('lets nothing through that can not be checked', async () => {
      const [status, , text] = await ask(unavailable, `Bearer ${account}`)
      assert.deepEqual([status, text], [503, 'The access token can not be checked right now.\n'])
    })
  })
