import { AppError } from '#lib/errors.ts'
import { Secret } from '#lib/secret.ts'
import type { FoundToken } from '#lib/tokens/found-token.ts'

/** What a client showed, of which nothing is known yet. */
export type Credential = Login | Bearer | PageSession | TokenAlone | ServiceSession

/** A name with a password or an access token. */
export type Login = { kind: 'login'; username: string; secret: Secret }
export type Bearer = { kind: 'bearer'; secret: Secret }
/** What a page of Gatehouse sends by itself: the browser's session, and whom the page was made for. */
export type PageSession = { kind: 'session'; secret: Secret; username: string }
/** An access token, perhaps with the name of its owner, and what its secret was found to stand for a moment ago. */
export type TokenAlone = { kind: 'token'; secret: Secret; username: string | null; found?: FoundToken }
/** A session of the console that has signed a browser in at a service. */
export type ServiceSession = { kind: 'service-session'; sessionId: string }

const basic = /^Basic +([A-Za-z0-9+/]+={0,2})$/i
const control = /\p{Cc}/u
const lineBreak = /[\r\n]+$/
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads `Authorization: Basic …` (RFC 7617). The first colon ends the username. Null only where there is no header. */
export function readBasic(header: string | undefined): Login | null {
  if (header === undefined) return null
  const encoded = basic.exec(header)?.[1]
  const text = encoded === undefined ? undefined : decode(encoded)
  const colon = text?.indexOf(':') ?? -1
  if (text === undefined || colon < 0) {
    throw malformed('The Authorization header is malformed: send Basic with username:secret.')
  }
  assertNoLineBreak(text)
  return { kind: 'login', username: text.slice(0, colon), secret: new Secret(text.slice(colon + 1)) }
}

/** Strictly base64 of UTF-8 without control characters, as RFC 7617 has it. */
function decode(encoded: string): string | undefined {
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.toString('base64').replace(/=+$/, '') !== encoded.replace(/=+$/, '')) return undefined
  try {
    const text = utf8.decode(bytes)
    return control.test(text.replace(lineBreak, '')) ? undefined : text
  } catch {
    return undefined
  }
}

/** Reads the password grant of OAuth 2 (RFC 6749, 4.3), the only supported grant. */
export function readPasswordGrant(form: URLSearchParams): Login {
  const grant = form.get('grant_type')
  if (grant === null) throw new AppError('invalid', 'Send grant_type=password.')
  if (grant !== 'password') {
    const message = 'Only grant_type=password is offered: no refresh tokens are issued.'
    throw new AppError('invalid', message, { fields: { grant_type: message } })
  }
  const [username, secret] = [form.get('username'), form.get('password')]
  if (username === null || secret === null) throw new AppError('invalid', 'Send username and password.')
  assertNoLineBreak(secret)
  if (control.test(username + secret))
    throw malformed('The username or password contains control characters.')
  return { kind: 'login', username, secret: new Secret(secret) }
}

/** Reads `Authorization: Bearer …` (RFC 6750), or another scheme that a protocol calls it by. */
export function readBearer(header: string | undefined, ...more: string[]): Bearer | null {
  const [, scheme = '', text] = /^(\w+) +(\S+)$/.exec(header ?? '') ?? []
  const isBearer = ['bearer', ...more].includes(scheme.toLowerCase())
  return text !== undefined && isBearer ? { kind: 'bearer', secret: new Secret(text) } : null
}

function assertNoLineBreak(secret: string): void {
  if (lineBreak.test(secret)) throw malformed('The secret ends in a line break. Send it without.')
}

function malformed(message: string): AppError {
  return new AppError('unauthenticated', message)
}
