import { Hono } from 'hono'
import { keyring } from '#lib/signing-keys/keyring.ts'

/** The keys for verifying Gatehouse's signatures. */
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
