import type { ClaimCheck } from '#lib/workloads/check-claims.ts'

const longest = 200

/** `repository_id is "7"; expected: 6.` */
export function describeCheck({ claim, came, expected }: ClaimCheck): string {
  const is = came === null ? 'is missing' : `is ${quoted(came)}`
  return `${claim} ${is}; expected: ${expected}.`
}

const quoted = (text: string) => JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text)
