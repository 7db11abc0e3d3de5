import { AppError } from '#lib/errors.ts'

const restoring = 'Ask a site administrator to restore it.'

/** Only for who has shown the account's password, session or token. */
export function suspended(): AppError {
  return new AppError('unauthenticated', `This account is suspended. ${restoring}`)
}

/** The same of an access token. */
export const suspendedToken = `The account of this access token is suspended. ${restoring}`
