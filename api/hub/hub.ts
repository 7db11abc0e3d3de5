import { Hono } from 'hono'
import { hubRoutes } from '#api/hub/hub-routes.ts'
import { mountRoutes } from '#api/rest/mount-routes.ts'

/** The part of Docker Hub's API that Gatehouse serves, at Hub's own paths. */
export const hub = new Hono()

/** Hub's other addresses for the same, which its clients still use. */
const aliases = [
  ['/v2/access-tokens', '/v2/api_tokens'],
  ['/v2/namespaces/{namespace}/repositories', '/v2/repositories/{namespace}'],
  [
    '/v2/repositories/{namespace}/{repository}/groups',
    '/v2/namespaces/{namespace}/repositories/{repository}/groups',
  ],
] as const

mountRoutes(hub, hubRoutes, addressesOf)

/** Where clients sign in, and send nothing large. */
export const hubSignInPaths = ['/v2/auth', '/v2/users']

/** The beginnings of Hub's addresses: below them there is no registry. */
export const hubPaths = [
  ...new Set([
    ...['/v2/scim', '/v2/api_tokens'],
    ...hubRoutes.map(({ path }) => path.split('/').slice(0, 3).join('/')),
  ]),
]

/** With and without a slash at the end: who sends a body is never redirected. */
function addressesOf(path: string): string[] {
  const others = aliases
    .filter(([own]) => path.startsWith(own))
    .map(([own, alias]) => path.replace(own, alias))
  return [path, ...others]
    .map((address) => address.replace(/\/$/, ''))
    .flatMap((address) => [address, `${address}/`])
}
