import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * The endpoint at which a runner of GitHub Actions gives id tokens, as far as a job sees it: its address has a query
 * already, it takes the runner's own token as Bearer, and answers `{ count, value }`.
 */
export async function serveCi({
  answers = [] as [number, string][],
  sign = async (audience: string) => idToken(audience),
} = {}) {
  const asked: string[] = []
  const requestToken = 'of-the-runner'
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://localhost')
    const isKnown = request.headers.authorization === `Bearer ${requestToken}`
    asked.push(`${request.method} ${url.pathname}${url.search}`)
    const token = await sign(url.searchParams.get('audience') ?? '')
    const [status, body] = answers.shift() ?? [200, JSON.stringify({ count: token.length, value: token })]
    response.writeHead(isKnown ? status : 401, { 'Content-Type': 'application/json; charset=utf-8' })
    response.end(isKnown ? body : '{"message":"Bad credentials"}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    asked,
    env: {
      GITHUB_ACTIONS: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/idtoken/run/job?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    },
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** What has the form of an id token for this audience; nobody has signed it. */
export function idToken(audience: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'RS256', kid: 'k' })}.${part({ aud: audience })}.c2lnbmF0dXJl`
}
