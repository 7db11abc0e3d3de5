import type { TokenAlone } from '#lib/credentials/read-credential.ts'
import { AppError } from '#lib/errors.ts'
import type { Secret } from '#lib/secret.ts'

/** Passwords of accounts are for Gatehouse alone: whoever runs a service would see them. Throws `unauthenticated` for one. */
export function tokenAlone(secret: Secret): TokenAlone {
  if (!/^\s*[a-z]{2,12}_[op]at_/.test(secret.reveal()))
    throw new AppError('unauthenticated', 'This is no access token. Use one as the password.')
  return { kind: 'token', secret, username: null }
}
