import { AppError } from '#lib/errors.ts'
import { assertNotLimited, countFailure } from '#lib/rate-limits/failures.ts'

/** Does what a link's secret opens; one that opens nothing counts as a failed try of the address, as a password does. */
export async function limitGuesses<Result>(
  { address }: { address: string },
  secret: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!secret) return work()
  await assertNotLimited(address)
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') await countFailure(address)
    throw error
  }
}
