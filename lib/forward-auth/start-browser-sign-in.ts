import { env } from '#lib/env.ts'
import type { OriginalRequest } from '#lib/forward-auth/original-request.ts'
import { serviceCookies } from '#lib/forward-auth/service-cookies.ts'
import { signInRequestLifetime, signInRequests } from '#lib/forward-auth/sign-in-request.ts'
import { paths } from '#lib/paths.ts'
import { hashSecret, randomSecret } from '#lib/secret.ts'
import { second } from '#lib/time.ts'

/** Where a browser is sent, and with which cookie. */
export type Redirect = { location: string; cookie: string }

const longestTarget = 2000

/** Sends a browser from a service to the sign-in page, with what only that browser can come back with. */
export async function startBrowserSignIn(
  { scheme, host, path, query }: OriginalRequest,
  cookie: string | undefined,
  now: Date,
): Promise<Redirect> {
  const known = serviceCookies.read('browser', scheme, cookie)
  // The same for all tabs, which may sign in one after the other.
  const browser = known && /^[\w-]{43}$/.test(known) ? known : randomSecret().reveal()
  const wanted = encodePath(path) + (query && `?${query}`)
  const request = await signInRequests.sign(
    {
      origin: `${scheme}://${host}`,
      target: wanted.length > longestTarget ? '/' : wanted,
      browser: hashSecret(browser).toString('base64url'),
    },
    now,
  )
  return {
    location: `${env.PUBLIC_URL}${paths.serviceSignIn}?${new URLSearchParams({ request })}`,
    cookie: serviceCookies.write('browser', scheme, browser, signInRequestLifetime / second),
  }
}

/** A path as an address has it. */
const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/')
