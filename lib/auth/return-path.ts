import { paths } from '#lib/paths.ts'

const here = 'http://gatehouse.invalid'

/** Where to go after signing in: always a path on this site. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, here)) return paths.home
  const url = new URL(wanted, here)
  const isDoor = url.pathname === paths.signIn || url.pathname === paths.secondStep
  if (url.origin !== here || isDoor || url.pathname.startsWith('/api/')) return paths.home
  // Next.js adds this to the URLs that it fetches.
  url.searchParams.delete('_rsc')
  return url.pathname.replace(/^\/+/, '/') + url.search
}

/** The sign-in page's URL, which leads back to the requested page. */
export const signInPath = (wanted: string | null) => pathBackTo(wanted, paths.signIn)

/** The page of its second step, likewise. */
export const secondStepPath = (wanted: string | null) => pathBackTo(wanted, paths.secondStep)

/** The page to register on, likewise. */
export const registerPath = (wanted: string | null) => pathBackTo(wanted, paths.register)

function pathBackTo(wanted: string | null, door: string): string {
  const path = returnPath(wanted)
  return path === paths.home ? door : `${door}?${new URLSearchParams({ next: path })}`
}
