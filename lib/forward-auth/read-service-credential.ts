import { readBasic, readBearer, type TokenAlone } from '#lib/credentials/read-credential.ts'
import { AppError } from '#lib/errors.ts'
import { ambiguous } from '#lib/forward-auth/ambiguous.ts'
import { singleHeaders } from '#lib/forward-auth/single-headers.ts'
import { Secret } from '#lib/secret.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'

/** Where a service takes a token beside Authorization, if it does. */
type Places = { credentialHeader: string | null; credentialQuery: string | null }

type Sent = { authorization: string | undefined; headers: readonly string[]; query: string }

/** What clients send as the name when they only know the token: curl without a name, and Python's programs. */
const nameless = new Set(['', '__token__'])

/** The access token of a request to a service; null where there is none. Two are refused, since the service might obey the other. */
export function readServiceCredential(
  places: Places,
  { authorization, headers, query }: Sent,
): TokenAlone | null {
  const found = [
    authorization ? readAuthorization(authorization) : null,
    places.credentialHeader && inHeader(places.credentialHeader, headers),
    places.credentialQuery && inQuery(places.credentialQuery, query),
  ].filter((one) => one !== null && one !== '')
  if (found.length > 1) throw ambiguous('it has two credentials')
  return found[0] ?? null
}

function readAuthorization(header: string): TokenAlone {
  const bearer = readBearer(header)
  if (bearer) return alone(bearer.secret)
  if (!/^basic /i.test(header))
    throw refused('Send the access token as the password (Basic) or as a bearer token.')
  const { username, secret } = readBasic(header)!
  if (looksLikeToken(username)) throw refused('Send the access token as the password, not as the username.')
  return { ...alone(secret), username: nameless.has(username) ? null : username }
}

function inHeader(name: string, headers: readonly string[]): TokenAlone | null {
  const lower = name.toLowerCase()
  const value = singleHeaders(headers, new Set([lower])).get(lower)
  return value ? alone(new Secret(value)) : null
}

function inQuery(name: string, query: string): TokenAlone | null {
  const values = new URLSearchParams(query).getAll(name)
  if (values.length > 1) throw ambiguous(`its query has ${name} twice`)
  return values[0] ? alone(new Secret(values[0])) : null
}

/** Passwords of accounts are for Gatehouse alone: whoever runs a service would see them. */
function alone(secret: Secret): TokenAlone {
  const text = secret.reveal()
  if (!/^\s*[a-z]{2,12}_[op]at_/.test(text))
    throw refused('This is no access token. Use one as the password.')
  return { kind: 'token', secret, username: null }
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}
