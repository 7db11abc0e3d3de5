import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A server of RFC 8628 that approves at once, or as often as `pending` says not yet, and of RFC 8693 that exchanges any id
 * token, or refuses in the words of `refusal`; and what it was asked for.
 */
export async function serveOauth({ pending = 1, issuer = '', refusal = '' } = {}) {
  const asked: string[] = []
  const exchanges: Record<string, string>[] = []
  let made = 0
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const what = `${request.method} ${request.url}`
      const form = new URLSearchParams(body)
      if (!what.startsWith('GET')) asked.push(`${what} ${form.get('token') ?? ''}`.trim())
      const [status, answer] = answerTo(what, form)
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `http://${host}`

  function answerTo(what: string, form: URLSearchParams): [number, object] {
    if (what === 'GET /.well-known/oauth-authorization-server')
      return [
        200,
        {
          issuer: issuer || url,
          device_authorization_endpoint: `${url}/oauth/device/code`,
          token_endpoint: `${url}/oauth/token`,
          revocation_endpoint: `${url}/oauth/revoke`,
        },
      ]
    if (what === 'POST /oauth/device/code') {
      const verification_uri = `${url}/activate`
      const complete = { verification_uri_complete: `${verification_uri}?user_code=BCDF-GHJK` }
      const times = { expires_in: 600, interval: 0.01 }
      return [200, { device_code: 'd', user_code: 'BCDF-GHJK', verification_uri, ...complete, ...times }]
    }
    if (what === 'POST /oauth/token' && form.has('subject_token')) {
      exchanges.push(Object.fromEntries(form))
      if (refusal) return [400, { error: 'invalid_grant', error_description: refusal }]
      made += 1
      const access_token = `gate_oat_${`${made}`.repeat(36)}`
      const issued_token_type = 'urn:ietf:params:oauth:token-type:access_token'
      const times = { token_type: 'Bearer', issued_token_type, expires_in: 900 }
      return [200, { access_token, ...times, username: 'acme', token_id: `t${made}` }]
    }
    if (what === 'POST /oauth/token') {
      if (pending-- > 0) return [400, { error: 'authorization_pending' }]
      made += 1
      const access_token = `gate_pat_${`${made}`.repeat(36)}`
      return [
        200,
        { access_token, token_type: 'bearer', scope: 'repo:admin', username: 'demo', token_id: `t${made}` },
      ]
    }
    return [200, {}]
  }

  return {
    ...{ host, url, asked, exchanges },
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
