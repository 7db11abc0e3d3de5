import type { TokenAlone } from '#lib/credentials/read-credential.ts'
import { ambiguous } from '#lib/forward-auth/ambiguous.ts'
import { singleHeaders } from '#lib/forward-auth/single-headers.ts'
import { tokenAlone } from '#lib/forward-auth/token-alone.ts'
import { Secret } from '#lib/secret.ts'

/** Where a service takes a token beside Authorization, if it does. */
type Places = { credentialHeader: string | null; credentialQuery: string | null }

type Sent = { inAuthorization: TokenAlone | null; headers: readonly string[]; query: string }

/** The access token of a request to a service; null where there is none. Two are refused, since the service might obey the other. */
export function readServiceCredential(
  places: Places,
  { inAuthorization, headers, query }: Sent,
): TokenAlone | null {
  const found = [
    inAuthorization,
    places.credentialHeader && inHeader(places.credentialHeader, headers),
    places.credentialQuery && inQuery(places.credentialQuery, query),
  ].filter((one) => one !== null && one !== '')
  if (found.length > 1) throw ambiguous('it has two credentials')
  return found[0] ?? null
}

function inHeader(name: string, headers: readonly string[]): TokenAlone | null {
  const lower = name.toLowerCase()
  const value = singleHeaders(headers, new Set([lower])).get(lower)
  return value ? tokenAlone(new Secret(value)) : null
}

function inQuery(name: string, query: string): TokenAlone | null {
  const values = new URLSearchParams(query).getAll(name)
  if (values.length > 1) throw ambiguous(`its query has ${name} twice`)
  return values[0] ? tokenAlone(new Secret(values[0])) : null
}
