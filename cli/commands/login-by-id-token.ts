import { exchangeIdToken, type Exchanged, type NamedWorkload } from '#cli/http/exchange-id-token.ts'
import { findOauthServer } from '#cli/http/oauth-server.ts'
import { findIdToken, type TokenSource } from '#cli/oidc/find-id-token.ts'

export type OidcOptions = NamedWorkload & TokenSource & { audience?: string }

/** A job of a CI gets an access token of its trusted workload, without keeping any secret. */
export async function loginByIdToken(url: string, options: OidcOptions): Promise<Exchanged> {
  const server = await findOauthServer(url)
  const idToken = await findIdToken(options.audience ?? server.issuer, options)
  const exchanged = await exchangeIdToken(server, idToken, options)
  // The runner then hides it in the log of the job, should a later step print it.
  if (process.env.GITHUB_ACTIONS === 'true') process.stderr.write(`::add-mask::${exchanged.access_token}\n`)
  return exchanged
}
