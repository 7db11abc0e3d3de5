import { Hono, type Context } from 'hono'
import { authorizationServer, jwksPath } from '#api/well-known/authorization-server.ts'
import { openidConfiguration } from '#api/well-known/openid-configuration.ts'
import { ownResource, serviceResource } from '#api/well-known/protected-resource.ts'
import { env } from '#lib/env.ts'
import { ORIGIN_HEADER } from '#lib/http/asked-origin.ts'
import { HttpError } from '#lib/http/problem.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { findService } from '#lib/services/find-service.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'

/** The keys for verifying Gatehouse's signatures, how devices sign in, and how programs ask what a token is. */
export const wellKnown = new Hono()

wellKnown.get(jwksPath, async (c) => {
  const { jwks } = await keyring()
  c.header('Cache-Control', 'public, max-age=60')
  return c.body(JSON.stringify(jwks), 200, { 'Content-Type': 'application/jwk-set+json' })
})

wellKnown.get('/.well-known/registry-certificate.pem', async (c) => {
  const { rootCertificate } = await keyring()
  return c.body(rootCertificate, 200, { 'Content-Type': 'application/pem-certificate-chain' })
})

wellKnown.get('/.well-known/oauth-authorization-server', (c) => send(c, authorizationServer(issuerFor(c))))

wellKnown.get('/.well-known/openid-configuration', (c) => send(c, openidConfiguration(issuerFor(c))))

const resourcePath = '/.well-known/oauth-protected-resource'

/** Also for a service's host, from which a proxy passes these paths on. What follows is the resource's own path (RFC 9728, 3.1). */
wellKnown.on('GET', [resourcePath, `${resourcePath}/*`], async (c) => {
  const path = c.req.path.slice(resourcePath.length)
  const origin = c.req.header(ORIGIN_HEADER) ?? `http://${c.req.header('host')}`
  const service = URL.canParse(origin) ? await findService(new URL(origin).host) : null
  if (service) return send(c, serviceResource(service, origin + path, env.PUBLIC_URL))
  if (path !== '') throw new HttpError(404, 'There is no service at this host.')
  return send(c, ownResource(issuerFor(c)))
})

const issuerFor = (c: Context) => publicUrlFor(c.req.header('host'))

const send = (c: Context, body: object) => c.json(body, 200, { 'Cache-Control': 'public, max-age=60' })
