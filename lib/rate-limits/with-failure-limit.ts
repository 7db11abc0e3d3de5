import { AppError, type ErrorCode } from '#lib/errors.ts'
import { assertNotLimited, countFailure } from '#lib/rate-limits/failures.ts'

/** Does the work unless the address has failed too often. If it throws `failure`, that counts as one more. */
export async function withFailureLimit<Result>(
  { address }: { address: string },
  failure: ErrorCode,
  work: () => Promise<Result>,
): Promise<Result> {
  await assertNotLimited(address)
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code === failure) await countFailure(address)
    throw error
  }
}
