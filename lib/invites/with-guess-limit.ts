import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import type { Secret } from '#lib/secret.ts'

/** Does what a link's secret opens; one that opens nothing counts as a failed try of the address, as a password does. */
export async function withGuessLimit<Result>(
  actor: { address: string },
  secret: Secret | null,
  work: () => Promise<Result>,
): Promise<Result> {
  return secret ? withFailureLimit(actor, 'not_found', work) : work()
}
