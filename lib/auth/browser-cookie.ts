import { cookies } from 'next/headers'
import {
  authCookies,
  cookieSeconds,
  pendingCookie,
  readSessionCookie,
  writeSessionCookie,
} from '#lib/auth/session-cookie.ts'
import { returnPath } from '#lib/auth/return-path.ts'
import { env } from '#lib/env.ts'
import { Secret } from '#lib/secret.ts'

const { name, options } = authCookies.sessionToken

export async function sessionSecretFromCookie(): Promise<Secret | null> {
  return readSessionCookie((await cookies()).get(name)?.value)
}

export async function setSessionCookie(secret: Secret): Promise<void> {
  const value = await writeSessionCookie(secret)
  ;(await cookies()).set(name, value, { ...options, maxAge: cookieSeconds })
}

export async function dropSessionCookie(): Promise<void> {
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}

export async function pendingSignInFromCookie(): Promise<Secret | null> {
  const value = (await cookies()).get(pendingCookie.name)?.value
  return value ? new Secret(value) : null
}

/** Where the page that began a sign-in elsewhere wanted to go. */
export async function returnPathFromCookie(): Promise<string> {
  const url = (await cookies()).get(authCookies.callbackUrl.name)?.value ?? ''
  return returnPath(url.startsWith(env.PUBLIC_URL) ? url.slice(env.PUBLIC_URL.length) : null)
}

/** Null ends it. */
export async function setPendingSignInCookie(pending: Secret | null, seconds = 0): Promise<void> {
  const { name, options } = pendingCookie
  ;(await cookies()).set(name, pending?.reveal() ?? '', { ...options, maxAge: seconds })
}
