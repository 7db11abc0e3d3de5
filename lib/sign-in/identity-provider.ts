import type { Account, Profile, User } from 'next-auth'
import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import { returnPathFromCookie, setPendingSignInCookie } from '#lib/auth/browser-cookie.ts'
import { secondStepPath } from '#lib/auth/return-path.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { logFailure } from '#lib/log-failure.ts'
import type { Visit } from '#lib/sign-in/open-session.ts'
import { pendingSignInSeconds } from '#lib/sign-in/pending-sign-in.ts'
import { readClaims } from '#lib/sign-in/provider-claims.ts'
import { providerProblemPath } from '#lib/sign-in/provider-problem-path.ts'
import { SignInRefused } from '#lib/sign-in/sign-in-refused.ts'
import { signInWithProvider } from '#lib/sign-in/sign-in-with-provider.ts'

const id = 'oidc'

/** next-auth's settings for the identity provider, if there is one: the code flow with PKCE, state and nonce. */
export function identityProvider(): OAuthConfig<Record<string, unknown>>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return []
  return [
    {
      id,
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: 'openid email profile' } },
      idToken: true,
      // openid-client's own class, though next-auth declares less.
      userinfo: { request: ({ client, tokens }) => allClaims(client, tokens as TokenSet) },
      checks: ['pkce', 'state', 'nonce'],
      httpOptions: { timeout: 10_000 },
      profile: ({ sub }) => ({ id: String(sub) }),
    },
  ]
}

type Client = Parameters<NonNullable<UserinfoEndpointHandler['request']>>[0]['client']
type TokenSet = Exclude<Parameters<Client['userinfo']>[0], string>

/** Some providers say in the ID token who somebody is, and only at the userinfo endpoint what their address is. */
async function allClaims(client: Client, tokens: TokenSet): Promise<Profile> {
  const claims = tokens.claims()
  if (claims.email_verified !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims
  const { iss, sub, sid } = claims
  return { ...claims, ...(await client.userinfo(tokens)), iss, sub, sid } as Profile
}

type SignedIn = { user: User; account: Account | null; profile?: Profile }

/**
 * next-auth's `signIn` callback. Of who comes from the provider, `user.id` becomes the secret of a new session; or this
 * returns the page that asks for the second factor, or says what is wrong.
 */
export async function acceptProvider(
  { user, account, profile }: SignedIn,
  visit: () => Promise<Visit>,
): Promise<true | string> {
  if (account?.provider !== id) return true
  try {
    const opened = await signInWithProvider(readClaims(profile), await visit())
    user.id = opened.secret.reveal()
    return true
  } catch (error) {
    if (error instanceof SignInRefused) return env.PUBLIC_URL + providerProblemPath(error.problem)
    if (error instanceof AppError && error.pendingSignIn) {
      await setPendingSignInCookie(error.pendingSignIn, pendingSignInSeconds)
      return env.PUBLIC_URL + secondStepPath(await returnPathFromCookie())
    }
    logFailure('Signing in with the identity provider', error)
    return env.PUBLIC_URL + providerProblemPath('failed')
  }
}
