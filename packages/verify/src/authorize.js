import { GatehouseUnavailable } from './gatehouse-unavailable.js'

const realm = 'realm="Gatehouse"'

/**
 * What a request with this Authorization header gets: `{ token }`, or the status, headers and text of a refusal. Failure to
 * ask is a refusal, too.
 */
export async function authorize(verifier, header, { scopes = [] } = {}) {
  const text = readToken(header)
  if (text === null) return refusal(401, `Bearer ${realm}`, 'Send an access token.')
  let token
  try {
    token = await verifier.verify(text)
  } catch (error) {
    if (!(error instanceof GatehouseUnavailable)) throw error
    const headers = { 'Retry-After': '5' }
    return { status: 503, headers, text: 'The access token can not be checked right now.', error }
  }
  if (!token) return refusal(401, `Bearer ${realm}, error="invalid_token"`, 'The access token is not valid.')
  const missing = scopes.filter((scope) => !token.has(scope))
  if (missing.length === 0) return { token }
  const needed = `Bearer ${realm}, error="insufficient_scope", scope="${scopes.join(' ')}"`
  return refusal(403, needed, `The access token lacks ${missing.join(', ')}.`)
}

const refusal = (status, challenge, text) => ({
  status,
  headers: { 'WWW-Authenticate': challenge },
  text,
})

/** As bearer, or as the password of Basic, which tools without a setting for bearer send. */
function readToken(header) {
  const [, scheme, value] = /^(bearer|basic) +(\S+)$/i.exec(header ?? '') ?? []
  if (!scheme) return null
  if (scheme.toLowerCase() === 'bearer') return value
  const login = Buffer.from(value, 'base64').toString()
  const colon = login.indexOf(':')
  return colon < 0 ? null : login.slice(colon + 1)
}
