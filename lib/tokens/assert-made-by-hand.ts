import { AppError } from '#lib/errors.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** Throws `conflict` where one of the tokens is a device's: a person approved its rights as they are, for that device. */
export function assertMadeByHand(tokens: { id: string; source: AnyToken['source'] }[]): void {
  const made = tokens.filter(({ source }) => source === 'auto')
  if (made.length === 0) return
  const message =
    "A device's token can only be deactivated or deleted. For another, sign in on the device again."
  throw new AppError('conflict', message, { fields: Object.fromEntries(made.map(({ id }) => [id, message])) })
}
