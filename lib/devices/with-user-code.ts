import type { AccountActor } from '#lib/authz/actor.ts'
import { hashUserCode, readUserCode } from '#lib/devices/user-code.ts'
import { AppError } from '#lib/errors.ts'
import { reserveAttempt } from '#lib/rate-limits/failures.ts'

/**
 * Does work for which somebody typed a device's code. Each try counts as wrong, for the person and the address, until the
 * work finds the code (RFC 8628, 5.1). Throws `invalid`, `not_found` or `limited`.
 */
export async function withUserCode<Result>(
  { accountId, address }: AccountActor,
  typed: string,
  work: (userCodeHash: Buffer<ArrayBuffer>) => Promise<Result>,
): Promise<Result> {
  const code = readUserCode(typed)
  const message = 'Enter the eight letters that your device shows, such as WDJB-MJHT.'
  if (code === null) throw new AppError('invalid', message, { fields: { userCode: message } })
  const attempt = await reserveAttempt(address, `device code ${accountId}`)
  try {
    const result = await work(await hashUserCode(code))
    await attempt.release()
    return result
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) await attempt.release()
    throw error
  }
}

export function wrongUserCode(): AppError {
  const message = 'This code is wrong or has expired. Check what your device shows, or start again there.'
  return new AppError('not_found', message, { fields: { userCode: message } })
}
