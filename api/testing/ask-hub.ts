import { request } from '#api/testing/request.ts'
import { hubRoutes } from '#api/hub/hub-routes.ts'
import { faultsOf } from '#api/testing/hub-contract.ts'
import { ADDRESS_HEADER } from '#lib/client-address.ts'
import { newAddress } from '#lib/testing/new-person.ts'

type Ask = { bearer?: string; body?: unknown; headers?: Record<string, string>; address?: string }

/**
 * Calls Hub's API like a client, `askHub('GET /v2/user/', { bearer })`, and throws if the response violates Hub's
 * contract.
 */
export async function askHub(what: string, { bearer, body, headers, address = newAddress() }: Ask = {}) {
  const [method = '', path = ''] = what.split(' ')
  const answer = await request(path, {
    method,
    headers: {
      [ADDRESS_HEADER]: address,
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  const read = isJson && text ? JSON.parse(text) : null
  const faults = faultsOf(nameOf(method, path), answer.status, read)
  if (faults.length > 0) throw new Error(`${what}: ${answer.status} ${faults.join('; ')}\n${text}`)
  return { status: answer.status, headers: answer.headers, text, body: read }
}

/** The route that serves a request, as the contract writes it. */
function nameOf(method: string, path: string): string {
  const pathname = path
    .split('?')[0]!
    .replace(/^\/v2\/api_tokens/, '/v2/access-tokens')
    .replace(/^\/v2\/repositories\/([^/]+)(?!\/[^/]+\/groups)/, '/v2/namespaces/$1/repositories')
    .replace(/(.)\/$/, '$1')
  const served = hubRoutes.find((route) => {
    const pattern = route.path.replace(/\/$/, '').replace(/\{\w+\}/g, '[^/]+')
    return new RegExp(`^${pattern}$`).test(pathname) && (route.method === method || method === 'HEAD')
  })
  return `${method} ${served?.path}`
}

/** Exchanges a name and a password or access token for a bearer token. */
export async function bearerOf(identifier: string, secret: string): Promise<string> {
  const { body } = await askHub('POST /v2/auth/token', { body: { identifier, secret } })
  return body.access_token as string
}
