import { hubRoutes } from '#api/hub/hub-routes.ts'
import { askApi, type Ask } from '#api/testing/ask-api.ts'
import { faultsOf } from '#api/testing/hub-contract.ts'

/** Calls Hub's API like a client, and throws if the response violates Hub's contract. */
export async function askHub(what: string, ask: Ask = {}) {
  const answer = await askApi(what, ask)
  const [method = '', path = ''] = what.split(' ')
  const faults = faultsOf(nameOf(method, path), answer.status, answer.body)
  if (faults.length > 0) throw new Error(`${what}: ${answer.status} ${faults.join('; ')}\n${answer.text}`)
  return answer
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
