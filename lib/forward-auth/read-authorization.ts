import { readBasic, readBearer, type TokenAlone } from '#lib/credentials/read-credential.ts'
import { AppError } from '#lib/errors.ts'
import { tokenAlone } from '#lib/forward-auth/token-alone.ts'
import { looksLikeToken } from '#lib/tokens/secret.ts'

/** What clients send as the name when they only know the token: curl without a name, and Python's programs. */
const nameless = new Set(['', '__token__'])

/** The access token in a request's Authorization; null where there is none. Throws `unauthenticated` for anything else there. */
export function readAuthorization(header: string | undefined): TokenAlone | null {
  if (!header) return null
  const bearer = readBearer(header)
  if (bearer) return tokenAlone(bearer.secret)
  if (!/^basic /i.test(header))
    throw refused('Send the access token as the password (Basic) or as a bearer token.')
  const { username, secret } = readBasic(header)!
  if (looksLikeToken(username)) throw refused('Send the access token as the password, not as the username.')
  return { ...tokenAlone(secret), username: nameless.has(username) ? null : username }
}

function refused(message: string): AppError {
  return new AppError('unauthenticated', message)
}
