import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose'

type Signing = { alg?: string; kid?: string; typ?: string; key?: CryptoKey }

/** An issuer of assertions on this machine, whose host `PRIVATE_ISSUERS` has to name. */
export async function startIssuer(port = 0) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const state = { keys: [{ ...(await exportJWK(publicKey)), kid: 'first', alg: 'RS256' }] as JWK[], asked: 0 }
  const server = createServer((request, response) => {
    if (request.url === '/.well-known/openid-configuration')
      return response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/jwks` }))
    if (request.url === '/jwks') {
      state.asked++
      return response.end(JSON.stringify({ keys: state.keys }))
    }
    response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const sign = (
    claims: JWTPayload,
    { alg = 'RS256', kid = 'first', typ = 'JWT', key = privateKey }: Signing = {},
  ) => new SignJWT(claims).setProtectedHeader({ alg, kid, typ }).sign(key)

  return {
    issuer,
    state,
    privateKey,
    sign,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
