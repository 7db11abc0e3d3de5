import { limitTries } from '#lib/rate-limits/limit-tries.ts'

/** Does what a link's secret opens; one that opens nothing counts as a failed try of the address, as a password does. */
export async function limitGuesses<Result>(
  actor: { address: string },
  secret: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  return secret ? limitTries(actor, 'not_found', work) : work()
}
