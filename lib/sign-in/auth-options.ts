import type { NextAuthOptions } from 'next-auth'
import { parse } from '#lib/parse.ts'
import { signInSchema } from '#lib/accounts/schema.ts'
import { returnPath } from '#lib/auth/return-path.ts'
import {
  pendingSignInFromCookie,
  sessionSecretFromCookie,
  setPendingSignInCookie,
} from '#lib/auth/browser-cookie.ts'
import { authCookies, authSecret, cookieSeconds } from '#lib/auth/session-cookie.ts'
import { visitor } from '#lib/auth/visitor.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { logFailure } from '#lib/log-failure.ts'
import { paths } from '#lib/paths.ts'
import { Secret } from '#lib/secret.ts'
import { secondFactorSchema } from '#lib/second-factor/schema.ts'
import type { OpenedSession, Visit } from '#lib/sign-in/open-session.ts'
import { pendingSignInSeconds, signInEnded } from '#lib/sign-in/pending-sign-in.ts'
import { acceptProvider, identityProvider } from '#lib/sign-in/identity-provider.ts'
import { passkeyFormSchema } from '#lib/sign-in/schema.ts'
import { secondStepNeeded } from '#lib/sign-in/second-step-needed.ts'
import { signIn } from '#lib/sign-in/sign-in.ts'
import { signInWithPasskey } from '#lib/sign-in/sign-in-with-passkey.ts'
import { signInWithCode } from '#lib/sign-in/sign-in-with-code.ts'

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
    logger: { error: (code, more) => logFailure(`next-auth: ${code}`, errorIn(more)) },
    providers: [
      ...identityProvider(),
      {
        id: 'credentials',
        name: 'Password',
        type: 'credentials',
        credentials: { identifier: {}, password: {} },
        authorize: (credentials) => answerWith(() => withPassword(credentials)),
      },
      {
        id: 'code',
        name: 'Code',
        type: 'credentials',
        credentials: { code: {} },
        authorize: (credentials) => answerWith(() => withCode(credentials)),
      },
      {
        id: 'passkey',
        name: 'Passkey',
        type: 'credentials',
        credentials: { assertion: {} },
        authorize: (credentials) => answerWith(() => withPasskey(credentials)),
      },
    ],
    callbacks: {
      signIn: (signedIn) => acceptProvider(signedIn, visit),
      jwt: ({ token }) => (token.sub ? { sub: token.sub } : {}),
      redirect: ({ url, baseUrl }) =>
        baseUrl + returnPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url),
    },
  }
}

/** next-auth logs an error alone, or with what it was doing. */
const errorIn = (more: Error | { error?: unknown }) => ('error' in more ? more.error : more)

/** next-auth's "user" is the secret of the new session. It returns the message of what is thrown. */
async function answerWith(signIn: () => Promise<OpenedSession>): Promise<{ id: string }> {
  try {
    return { id: (await signIn()).secret.reveal() }
  } catch (error) {
    if (error instanceof AppError && error.pendingSignIn) {
      await setPendingSignInCookie(error.pendingSignIn, pendingSignInSeconds)
      throw new Error(secondStepNeeded)
    }
    if (error instanceof AppError) throw error
    logFailure('Signing in', error)
    throw new Error('Something went wrong. Try again.')
  }
}

async function withPassword(credentials: unknown): Promise<OpenedSession> {
  const { identifier, password } = parse(signInSchema, credentials)
  return signIn({ identifier, password: new Secret(password), ...(await visit()) })
}

async function withCode(credentials: unknown): Promise<OpenedSession> {
  const { code } = parse(secondFactorSchema, credentials)
  const pending = await pendingSignInFromCookie()
  if (!pending) throw signInEnded()
  const opened = await signInWithCode({ pending, code, ...(await visit()) })
  await setPendingSignInCookie(null)
  return opened
}

async function withPasskey(credentials: unknown): Promise<OpenedSession> {
  const { assertion } = parse(passkeyFormSchema, credentials)
  const opened = await signInWithPasskey({ assertion, ...(await visit()) })
  await setPendingSignInCookie(null)
  return opened
}

async function visit(): Promise<Visit> {
  const { address, client } = await visitor()
  return { address, client, replaces: await sessionSecretFromCookie() }
}
