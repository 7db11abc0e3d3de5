import type { Caller } from '#lib/authz/actor.ts'
import { env } from '#lib/env.ts'

/** Who asks, for the server behind the proxy: name, token, owner and permissions, under the names that FORWARD_AUTH_HEADERS has. */
export function identityHeaders(caller: Caller, permissions: string[]): Record<string, string> {
  const [kind, name] =
    caller.kind === 'organization'
      ? ['organization', caller.organizationName]
      : ['account', caller.kind === 'anonymous' ? '' : caller.username]
  const token = 'tokenId' in caller ? caller.tokenId : ''
  const owner = name === '' ? '' : `${kind}/${name}`
  const values = [name, token, owner, permissions.join(',')]
  const named = env.FORWARD_AUTH_HEADERS.map((header, at) => [header, values[at]!])
  return { ...Object.fromEntries(named), 'Cache-Control': 'no-store' }
}
