import { decode, encode } from 'next-auth/jwt'
import { env } from '#lib/env.ts'
import { deriveSecret } from '#lib/instance-secret/derive-secret.ts'
import { remember } from '#lib/remember.ts'
import { Secret } from '#lib/secret.ts'
import { day, second } from '#lib/time.ts'

const isSecure = env.PUBLIC_URL.startsWith('https:')

/** `__Host-` makes the browser require HTTPS, the path `/` and this exact host. */
const name = (what: string) => `${isSecure ? '__Host-' : ''}gatehouse.${what}`
const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure } as const

export const authCookies = {
  sessionToken: { name: name('session'), options },
  csrfToken: { name: name('csrf'), options },
  callbackUrl: { name: name('return'), options },
  // While somebody is at the identity provider.
  state: { name: name('state'), options },
  nonce: { name: name('nonce'), options },
  pkceCodeVerifier: { name: name('verifier'), options },
}

/** What continues a sign-in that waits for its second step. */
export const pendingCookie = { name: name('sign-in'), options }

/** As long as browsers keep a cookie: the session's row decides when it ends. */
export const cookieSeconds = (400 * day) / second

export const authSecret = () => deriveSecret('next-auth')

/** What a session's cookie holds, even if the session no longer exists. */
export async function readSessionCookie(token: string | undefined): Promise<Secret | null> {
  if (!token) return null
  // Throws while the database is away, which must not be remembered.
  await authSecret()
  const payload = await decrypt(token)
  const isOver = Number(payload?.exp) * second <= Date.now()
  return payload?.sub && !isOver ? new Secret(payload.sub) : null
}

// Once a cookie, not once a request: the session's row, which is read each time, decides whether it still holds.
const decrypt = remember(1_000, async (token) =>
  decode({ token, secret: await authSecret() }).catch(() => null),
)

/** The value of a session's cookie, as next-auth would make it. */
export async function writeSessionCookie(sub: Secret): Promise<string> {
  return encode({ token: { sub: sub.reveal() }, secret: await authSecret(), maxAge: cookieSeconds })
}
