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

  const keyOf = (text) => createHash('sha256').update(text).digest('base64')

  async function ask(text) {
    const begun = performance.now()
    const { answer, reusableMs } = await askGatehouse(text, to)
    const until = begun + Math.min(reusableMs, maxSeconds * 1000)
    return { token: answer.active ? toToken(answer) : null, until }
  }

  /** One question for all who wait, unless the token was forgotten meanwhile: its answer is from before that. */
  function askOnce(key, text) {
    const isLatest = () => underWay.get(key) === asked
    const asked = ask(text)
      .then(({ token, until }) => {
        // Only what is active is kept: what is not may be the next moment.
        if (token && isLatest()) cache.set(key, token, until, performance.now())
        return token
      })
      .finally(() => isLatest() && underWay.delete(key))
    underWay.set(key, asked)
    return asked
  }

  return {
    async verify(text) {
      if (!tokenKind(text, prefix)) return null
      // A process that is looked into shows no secrets.
      const key = keyOf(text)
      return cache.get(key, performance.now()) ?? underWay.get(key) ?? askOnce(key, text)
    },
    forget(text) {
      const key = keyOf(text)
      cache.delete(key)
      underWay.delete(key)
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
