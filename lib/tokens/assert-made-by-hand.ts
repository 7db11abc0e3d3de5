import { AppError } from '#lib/errors.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

type Made = Pick<AnyToken, 'id' | 'source'> & { label?: string | null }

/** Throws `conflict` where one of the tokens is a device's, tool's or workload's: a person approved its rights, or they are the rule's. */
export function assertMadeByHand(tokens: Made[]): void {
  const made = tokens.filter(({ source }) => source !== 'manual')
  if (made.length === 0) return
  const message = onlyEnds(made[0]!)
  throw new AppError('conflict', message, { fields: Object.fromEntries(made.map(({ id }) => [id, message])) })
}

function onlyEnds({ source, label }: Made): string {
  if (source === 'request')
    return 'A requested token can only be deactivated or deleted. For another, ask again.'
  // An organization's alone has a label.
  return label
    ? "A trusted workload's token can only be deactivated or deleted. Change what the workload allows instead."
    : "A device's token can only be deactivated or deleted. For another, sign in on the device again."
}
