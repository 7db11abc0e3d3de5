import type { TokenAlone } from '#lib/credentials/read-credential.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'
import type { Secret } from '#lib/secret.ts'

/** Passwords of accounts are for Gatehouse alone: whoever runs a service would see them. Throws `unauthenticated` for one. */
export function tokenAlone(secret: Secret): TokenAlone {
  if (!/^\s*[a-z]{2,12}_[op]at_/.test(secret.reveal()))
    throw new AppError(
      'unauthenticated',
      `This is no access token. Use one of ${env.PUBLIC_URL}${paths.security} as the password.`,
    )
  return { kind: 'token', secret, username: null }
}
