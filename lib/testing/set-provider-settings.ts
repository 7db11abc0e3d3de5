/**
 * Sets the settings of an identity provider at a port of this process, and gives it. To be called before anything reads the settings:
 * in `vi.hoisted`.
 */
export function setProviderSettings(): number {
  // Below what the system hands out itself.
  const port = 20_000 + (process.pid % 10_000)
  process.env.OIDC_ISSUER = `http://localhost:${port}`
  process.env.OIDC_CLIENT_ID = 'gatehouse'
  process.env.OIDC_CLIENT_SECRET = 'a secret of forty-two characters for tests'
  process.env.OIDC_NAME = 'Example'
  process.env.OIDC_REGISTRATION = 'listed.example'
  return port
}
