import { isIPv6 } from 'node:net'

/**
 * What one visitor holds of the address space: an IPv4 address, or the /64 of an IPv6 one, since
 * whoever has one address of a /64 has them all. With 48 the /48, which is what a customer or a site is given.
 */
export function networkOf(address: string, bits: 64 | 48 = 64): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped) return mapped[1]!
  const [bare = ''] = address.split('%')
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::')
  const first = head ? head.split(':') : []
  const last = tail ? tail.split(':') : []
  const zeros = tail === undefined ? [] : Array<string>(8 - first.length - last.length).fill('0')
  return `${[...first, ...zeros, ...last].slice(0, bits / 16).join(':')}::/${bits}`
}
