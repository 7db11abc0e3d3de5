const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const kinds = { pat: 'account', oat: 'organization' }

/** The table of CRC-32 (IEEE 802.3), by byte. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

export function tokenKind(text, prefix = 'gate') {
  if (typeof text !== 'string' || text.length !== prefix.length + 41) return null
  if (!text.startsWith(`${prefix}_`)) return null
  const form = /^(pat|oat)_[0-9A-Za-z]{36}$/.exec(text.slice(prefix.length + 1))
  return form && checksum(text.slice(0, -6)) === text.slice(-6) ? kinds[form[1]] : null
}

/** CRC-32 in base62, six characters. */
function checksum(text) {
  let rest = 0xffffffff
  for (let at = 0; at < text.length; at++) rest = table[(rest ^ text.charCodeAt(at)) & 0xff] ^ (rest >>> 8)
  rest = (rest ^ 0xffffffff) >>> 0
  let digits = ''
  for (let place = 0; place < 6; place++) {
    digits = alphabet[rest % 62] + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}
