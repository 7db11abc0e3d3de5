import { Failure } from '#cli/failure.ts'

/** `gatehouse.example.com` as an address: https, and http for this computer itself, as docker has it. */
export function urlOf(address: string): string {
  const text = address.includes('://') ? address : `${isLocal(address) ? 'http' : 'https'}://${address}`
  const url = URL.canParse(text) ? new URL(text) : null
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username ||
    url.search ||
    url.hash ||
    url.pathname !== '/'
  )
    throw new Failure(`“${address}” is no address. Write it as in gatehouse.example.com.`, 'usage')
  return url.origin
}

/** What docker calls it: host and, unless it is the usual one, port. */
export const hostOf = (address: string) => new URL(urlOf(address)).host

const isLocal = (address: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(address)
