import { ambiguous } from '#lib/forward-auth/ambiguous.ts'

const longestPath = 2048
const longestAddress = 8192

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What servers are known to decode again, to split at, or to cut off: / \ . ; % ? # and control characters. */
const ambiguousEncoding = /%(2[ef]|5c|3b|25|3f|23|[01][\da-f]|7f)/i
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** How npm writes the name of a package in a scope; registries read it with and without the encoding alike. */
const npmScope = /^(\/@[\w.~-]+)%2f(?=[\w.~-])/i

/**
 * The path of an address, decoded, and its query as it is. Throws `forbidden` for all that servers are known to read
 * differently: what is not refused has only this one reading.
 */
export function normalPath(address: string): { path: string; query: string } {
  if (address.length > longestAddress) throw ambiguous('the address is too long')
  // Also all but ASCII, which some servers take for UTF-8, and others for Latin-1.
  if (!/^[!-~]*$/.test(address))
    throw ambiguous('the address contains spaces, controls or bytes beyond ASCII')
  if (!address.startsWith('/')) throw ambiguous('the address does not begin with a slash')
  if (address.includes('#')) throw ambiguous('the address contains #')
  const mark = address.indexOf('?')
  const raw = mark < 0 ? address : address.slice(0, mark)
  return { path: decodePath(raw), query: mark < 0 ? '' : address.slice(mark + 1) }
}

function decodePath(raw: string): string {
  if (raw.length > longestPath) throw ambiguous('the path is too long')
  if (raw.includes('\\')) throw ambiguous('the path contains a backslash')
  if (raw.includes(';')) throw ambiguous('the path contains a semicolon')
  if (raw.includes('//')) throw ambiguous('the path contains two slashes in a row')
  const encoded = raw.replace(npmScope, '$1/')
  if (/%(?![\da-f]{2})/i.test(encoded)) throw ambiguous('the path contains % without two hexadecimal digits')
  const [bad] = ambiguousEncoding.exec(encoded) ?? []
  if (bad) throw ambiguous(`the path contains ${bad}`)
  const path = encoded.includes('%') ? decode(encoded) : encoded
  if (path.split('/').some((part) => part === '.' || part === '..'))
    throw ambiguous('the path contains . or .. between slashes')
  if (/ (\/|$)/.test(path)) throw ambiguous('a part of the path ends in a space')
  return path
}

function decode(encoded: string): string {
  const bytes = Buffer.from(
    encoded.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
  let path: string
  try {
    path = utf8.decode(bytes)
  } catch {
    throw ambiguous('the path is not UTF-8')
  }
  if (invisible.test(path)) throw ambiguous('the path contains invisible characters')
  // Such as a full-width slash, which some systems take for a slash.
  if (path !== path.normalize('NFKC')) throw ambiguous('the path contains characters that have another form')
  return path
}
