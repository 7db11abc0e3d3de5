import type { BlockList } from 'node:net'
import { isIP } from 'node:net'
import { remember } from '#lib/remember.ts'

/** The request header in which server.ts passes on the client's address. */
export const ADDRESS_HEADER = 'x-gatehouse-address'

/**
 * The client's address: the peer or, behind trusted proxies, the nearest hop in X-Forwarded-For that is not one of
 * them. What an untrusted hop says about earlier ones is ignored.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string, trusted: BlockList): string {
  let address = normalize(peer ?? '') ?? 'unknown'
  const hops = forwardedFor === '' ? [] : forwardedFor.split(',')
  while (hops.length > 0 && isTrusted(address, trusted)) {
    const hop = normalize(hops.pop()!)
    if (!hop) break
    address = hop
  }
  return address
}

/** Whether a request comes straight from a proxy whose word counts. */
export const isTrustedProxy = (peer: string | undefined, trusted: BlockList) =>
  isTrusted(normalize(peer ?? '') ?? 'unknown', trusted)

const isTrusted = (address: string, trusted: BlockList) =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** One spelling per address: no port, brackets or zone, and IPv4 instead of IPv4-mapped IPv6. */
const normalize = remember(1_000, (text): string | null => {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase()
  const address = /^::ffff:([\d.]+)$/.exec(bare)?.[1] ?? bare
  if (isIP(address) === 6) return new URL(`http://[${address}]`).hostname.slice(1, -1)
  return isIP(address) === 4 ? address : null
})
