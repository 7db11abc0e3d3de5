import type { NextAuthOptions } from 'next-auth'
import { parse } from '#lib/parse.ts'
import { signInSchema } from '#lib/accounts/schema.ts'
import { returnPath } from '#lib/auth/return-path.ts'
import { sessionSecretFromCookie } from '#lib/auth/browser-cookie.ts'
import { authCookies, authSecret, cookieSeconds } from '#lib/auth/session-cookie.ts'
import { visitor } from '#lib/auth/visitor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { logFailure } from '#lib/log-failure.ts'
import { paths } from '#lib/paths.ts'
import { Secret } from '#lib/secret.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'

// next-auth reads its own URL only from here.
process.env.NEXTAUTH_URL = env.PUBLIC_URL

/** next-auth's settings: its encrypted JWT contains only the session's secret. */
export async function authOptions(): Promise<NextAuthOptions> {
  return {
    secret: await authSecret(),
    useSecureCookies: authCookies.sessionToken.options.secure,
    cookies: authCookies,
    session: { strategy: 'jwt', maxAge: cookieSeconds },
    pages: { signIn: paths.signIn, error: paths.signIn },
    providers: [
      {
        id: 'credentials',
        name: 'Password',
        type: 'credentials',
        credentials: { identifier: {}, password: {} },
        authorize: (credentials) => authorizeSignIn(credentials),
      },
    ],
    callbacks: {
      jwt: ({ token }) => (token.sub ? { sub: token.sub } : {}),
      redirect: ({ url, baseUrl }) =>
        baseUrl + returnPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
  }
}

/** next-auth's "user" is the secret of the new session. It returns the message of what is thrown. */
async function authorizeSignIn(credentials: unknown): Promise<{ id: string }> {
  try {
    const { identifier, password } = parse(signInSchema, credentials)
    const { secret } = await signIn({
      identifier,
      password: new Secret(password),
      ...(await visitor()),
      replaces: await sessionSecretFromCookie(),
    })
    return { id: secret.reveal() }
  } catch (error) {
    if (error instanceof AppError) throw error
    logFailure('Signing in', error)
    throw new Error('Something went wrong. Try again.')
  }
}
