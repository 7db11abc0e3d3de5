import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { paths } from '#lib/paths.ts'

/** Why a right password is refused where only a name and a password can be sent. */
export function secondFactorOn(): AppError {
  const page = env.PUBLIC_URL + paths.newToken
  return new AppError(
    'unauthenticated',
    `Two-factor authentication is on: use a personal access token. Create one at ${page}`,
  )
}
