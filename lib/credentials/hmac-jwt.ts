import { createHmac, timingSafeEqual } from 'node:crypto'

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const header = encode({ typ: 'JWT', alg: 'HS256' })
const macBytes = 32

/** A JWT in HS256 (RFC 7515; RFC 7518, 3.2), for a reader that has the same key. */
export function signHmacJwt(key: string, claims: object): string {
  const signed = `${header}.${encode(claims)}`
  return `${signed}.${mac(key, signed).toString('base64url')}`
}

/** The claims of a JWT that was signed with this key; else null. Whether they hold now is for the caller to see. */
export function readHmacJwt(key: string, token: string): unknown {
  const [sentHeader, claims, signature, ...rest] = token.split('.')
  // Compared whole: no other algorithm is ever considered.
  if (sentHeader !== header || !claims || !signature || rest.length > 0) return null
  const sent = Buffer.from(signature, 'base64url')
  if (sent.length !== macBytes || !timingSafeEqual(sent, mac(key, `${header}.${claims}`))) return null
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}

function mac(key: string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
