import type { AnyToken } from '#lib/tokens/public-token.ts'

/** "pulled demo/api with docker 28.2.2 from 203.0.113.40" */
export function describeUse({ action, client, address }: NonNullable<AnyToken['lastUse']>): string {
  return [action, client && `with ${client}`, address && `from ${address}`].filter(Boolean).join(' ')
}
