import { ambiguous } from '#lib/forward-auth/ambiguous.ts'

const ports = { http: 80, https: 443 } as const

const name = /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?(\.[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?)*$/

const endsInNumber = /(^|\.)(\d+|0x[\da-f]*)$/

const isPlainAddress = (host: string) =>
  URL.canParse(`http://${host}`) && new URL(`http://${host}`).hostname === host

/**
 * A host in lower case, with its port unless that is the scheme's own. Throws `forbidden` for lists, user names, a dot at the
 * end, and numbers that are an address in another spelling.
 */
export function normalHost(sent: string, scheme: 'http' | 'https'): string {
  const [, host = '', port] = /^([^:]+)(?::([1-9]\d{0,4}))?$/.exec(sent.toLowerCase()) ?? []
  if (host.length > 253 || !name.test(host)) throw ambiguous('the host is not a plain name')
  // A URL's parser reads 0x7f.1 and 017700000001 as 127.0.0.1: what ends in a number is an address to it.
  if (endsInNumber.test(host) && !isPlainAddress(host))
    throw ambiguous('the host is a number in an unusual spelling')
  if (Number(port ?? 1) > 65_535) throw ambiguous('there is no such port')
  return port === undefined || Number(port) === ports[scheme] ? host : `${host}:${port}`
}
