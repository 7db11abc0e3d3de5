import { AppError } from '#lib/errors.ts'

/** For a request that Gatehouse and the server behind the proxy might read differently. */
export function ambiguous(why: string): AppError {
  return new AppError('forbidden', `This request can be read in two ways, so it is refused: ${why}.`)
}
