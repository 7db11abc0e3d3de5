import { cookies } from 'next/headers'
import { authCookies, readSessionCookie } from '#lib/auth/session-cookie.ts'
import type { Secret } from '#lib/secret.ts'

const { name, options } = authCookies.sessionToken

export async function sessionSecretFromCookie(): Promise<Secret | null> {
  return readSessionCookie((await cookies()).get(name)?.value)
}

export async function dropSessionCookie(): Promise<void> {
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
}
