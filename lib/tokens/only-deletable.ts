import { AppError } from '#lib/errors.ts'

export function onlyDeletable(): AppError {
  return new AppError('conflict', 'An expired token can only be deleted.')
}
