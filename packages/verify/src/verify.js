import { createHash } from 'node:crypto'
import { AnswerCache } from './answer-cache.js'
import { askGatehouse } from './ask-gatehouse.js'
import { tokenKind } from './token-kind.js'

export { GatehouseUnavailable } from './gatehouse-unavailable.js'
export { tokenKind }

export function createVerifier(options) {
  const { url, clientId, clientSecret, prefix = 'gate' } = options
  const { maxEntries = 10_000, maxSeconds = 60, timeoutMs = 3000, fetch = globalThis.fetch } = options
  if (!url || !clientId || !clientSecret) throw new TypeError('Set url, clientId and clientSecret.')
  const endpoint = new URL('/oauth/introspect', url).href
  const encoded = [clientId, clientSecret].map(encodeURIComponent).join(':')
  const to = { endpoint, authorization: `Basic ${btoa(encoded)}`, timeoutMs, fetch }
  const cache = new AnswerCache(maxEntries)
  const underWay = new Map()

  async function ask(key, text) {
    const begun = performance.now()
    const { answer, reusableMs } = await askGatehouse(text, to)
    const until = begun + Math.min(reusableMs, maxSeconds * 1000)
    const token = answer.active ? toToken(answer) : null
    // Only what is active is kept: what is not may be the next moment.
    if (token) cache.set(key, token, until, performance.now())
    return token
  }

  return {
    async verify(text) {
      if (!tokenKind(text, prefix)) return null
      // A process that is looked into shows no secrets.
      const key = createHash('sha256').update(text).digest('base64')
      const known = cache.get(key, performance.now())
      if (known) return known
      const shared = underWay.get(key)
      if (shared) return shared
      const asked = ask(key, text).finally(() => underWay.delete(key))
      underWay.set(key, asked)
      return asked
    },
    forget(text) {
      cache.delete(createHash('sha256').update(text).digest('base64'))
    },
    get cached() {
      return cache.size
    },
  }
}

function toToken(answer) {
  const scopes = typeof answer.scope === 'string' ? answer.scope.split(' ').filter(Boolean) : []
  return Object.freeze({
    id: answer.jti,
    owner: Object.freeze({ id: answer.sub, name: answer.username }),
    audience: answer.aud,
    clientId: answer.client_id,
    scopes: Object.freeze(scopes),
    has: (scope) => scopes.includes(scope),
  })
}
