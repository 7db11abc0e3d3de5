import { AppError } from '#lib/errors.ts'

/** For what another writer made between the plan and the write. */
export function nameTaken(): AppError {
  return new AppError('conflict', 'A name was taken meanwhile. Nothing was imported. Look at it again.')
}
