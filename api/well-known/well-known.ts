import { Hono } from 'hono'
import { authorizationServer } from '#api/well-known/authorization-server.ts'
import { publicUrlFor } from '#lib/http/public-url-for.ts'
import { keyring } from '#lib/signing-keys/keyring.ts'

/** The keys for verifying Gatehouse's signatures, and how devices sign in. */
export const wellKnown = new Hono()

wellKnown.get('/.well-known/jwks.json', async (c) => {
  const { jwks } = await keyring()
  c.header('Cache-Control', 'public, max-age=60')
  return c.body(JSON.stringify(jwks), 200, { 'Content-Type': 'application/jwk-set+json' })
})

wellKnown.get('/.well-known/registry-certificate.pem', async (c) => {
  const { rootCertificate } = await keyring()
  return c.body(rootCertificate, 200, { 'Content-Type': 'application/pem-certificate-chain' })
})

wellKnown.get('/.well-known/oauth-authorization-server', (c) => {
  return c.json(authorizationServer(publicUrlFor(c.req.header('host'))), 200, {
    'Cache-Control': 'public, max-age=60',
  })
})
