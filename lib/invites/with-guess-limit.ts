import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import type { Secret } from '#lib/secret.ts'

/** Does work that needs a link's secret; a wrong secret counts as a failure of the address, like a wrong password. */
export async function withGuessLimit<Result>(
  actor: { address: string },
  secret: Secret | null,
  work: () => Promise<Result>,
): Promise<Result> {
  return secret ? withFailureLimit(actor, 'not_found', work) : work()
}
