import { Failure } from '#cli/failure.ts'
import { ask, askFor } from '#cli/http/ask.ts'

/** Every Gatehouse knows it; it is public, and has no secret. */
export const clientId = 'gatehouse-cli'

/** Where things are, as the server itself says (RFC 8414). */
export type OauthServer = {
  issuer: string
  device_authorization_endpoint: string
  token_endpoint: string
  revocation_endpoint: string
}

/** Throws where the server calls itself by another address: what is kept must be of use to docker and git. */
export async function findOauthServer(url: string): Promise<OauthServer> {
  const answer = await ask(url, 'GET /.well-known/oauth-authorization-server')
  const server = answer.body as OauthServer | null
  if (answer.status !== 200 || !server?.device_authorization_endpoint)
    throw new Failure(`${url} is no Gatehouse that computers can sign in to.`)
  if (server.issuer !== url)
    throw new Failure(
      `This Gatehouse’s address is ${server.issuer}: gatehouse login ${server.issuer}`,
      'usage',
    )
  return server
}

/** Ends a token that `gatehouse login` got (RFC 7009). */
export async function revoke(url: string, token: string): Promise<void> {
  const { revocation_endpoint } = await findOauthServer(url)
  const form = { token, token_type_hint: 'access_token', client_id: clientId }
  await askFor(revocation_endpoint, 'POST', { form })
}
