import type { BlockList } from 'node:net'
import { isIP } from 'node:net'

/** The request header in which server.ts tells everybody else where a request comes from. */
export const ADDRESS_HEADER = 'x-gatehouse-address'

/**
 * Where a request comes from: the peer, or, behind proxies that are trusted, the nearest hop of X-Forwarded-For that is not
 * one of them. What an untrusted hop says about those before it counts for nothing.
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

const isTrusted = (address: string, trusted: BlockList) =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

/** One spelling an address: no port, brackets or zone, and IPv4 where IPv6 merely maps it. */
function normalize(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .toLowerCase()
  const address = /^::ffff:([\d.]+)$/.exec(bare)?.[1] ?? bare
  if (isIP(address) === 6) return new URL(`http://[${address}]`).hostname.slice(1, -1)
  return isIP(address) === 4 ? address : null
}
