import { AppError } from '#lib/errors.ts'
import { env } from '#lib/env.ts'
import { ambiguous } from '#lib/forward-auth/ambiguous.ts'
import { normalHost } from '#lib/forward-auth/normal-host.ts'
import { normalPath } from '#lib/forward-auth/normal-path.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { singleHeaders } from '#lib/forward-auth/single-headers.ts'

/** What a proxy sent: method, what stands after the door's own path, and headers, names and values in turn. */
export type AskedRequest = { method: string; rest: string; headers: readonly string[] }

type Dialect = (typeof env)['FORWARD_AUTH_DIALECT']

/** The headers of each dialect. In `path`, the request itself has the method and the address. */
const names = {
  original: {
    method: 'x-original-method',
    scheme: 'x-original-proto',
    host: 'x-original-host',
    address: 'x-original-uri',
  },
  forwarded: {
    method: 'x-forwarded-method',
    scheme: 'x-forwarded-proto',
    host: 'x-forwarded-host',
    address: 'x-forwarded-uri',
  },
  path: { method: null, scheme: 'x-forwarded-proto', host: 'host', address: null },
} as const

/** Clients send them, and some frameworks take the method or the address from there. */
const overrides = [
  ...['x-http-method-override', 'x-http-method', 'x-method-override'],
  ...['x-original-url', 'x-rewrite-url'],
]

/** What proxies replace by what Gatehouse says: of another spelling they let a client's own pass. */
const identity = new Set(env.FORWARD_AUTH_HEADERS.map((name) => name.toLowerCase()))

const watched = Object.fromEntries(
  Object.entries(names).map(([dialect, own]) => [
    dialect,
    new Set([...Object.values(own).filter((name) => name !== null), ...overrides, 'authorization']),
  ]),
) as Record<Dialect, Set<string>>

/**
 * The request that a proxy asks about, read from one dialect alone. Throws `forbidden` where something is missing, or could
 * be read in two ways.
 */
export function readOriginalRequest(
  { method, rest, headers }: AskedRequest,
  dialect: Dialect = env.FORWARD_AUTH_DIALECT,
): OriginalRequest {
  const sent = singleHeaders(headers, watched[dialect], identity)
  const override = overrides.find((name) => sent.has(name))
  if (override) throw ambiguous(`it has ${override}, which some servers obey`)
  const of = names[dialect]
  const scheme = schemeOf(sent.get(of.scheme))
  return {
    method: assertMethod(of.method === null ? method : needed(sent, of.method)),
    scheme,
    host: normalHost(needed(sent, of.host), scheme),
    ...normalPath(of.address === null ? rest : needed(sent, of.address)),
  }
}

function needed(sent: Map<string, string>, name: string): string {
  const value = sent.get(name)
  if (value) return value
  throw new AppError(
    'forbidden',
    `The proxy did not send ${name}. Set it up as docs/forward-auth.md says, or change FORWARD_AUTH_DIALECT.`,
  )
}

function assertMethod(method: string): string {
  if (/^[A-Z][A-Z-]{0,31}$/.test(method)) return method
  throw ambiguous('its method is not a word in capitals')
}

/** A WebSocket's are those of its handshake. */
const schemes = new Map<string, OriginalRequest['scheme']>([
  ['http', 'http'],
  ['ws', 'http'],
  ['https', 'https'],
  ['wss', 'https'],
])

/** Gatehouse's own where the proxy does not say. */
function schemeOf(sent = new URL(env.PUBLIC_URL).protocol.slice(0, -1)): OriginalRequest['scheme'] {
  const scheme = schemes.get(sent)
  if (scheme) return scheme
  throw ambiguous('its scheme is neither http nor https')
}
