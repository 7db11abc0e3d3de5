import { AppError } from '#lib/errors.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

/** Whether nothing but deleting is left: for an expired token, and an inactive one that its owner lets nobody activate. */
export function isOnlyDeletable(status: TokenStatus, { canReactivate }: { canReactivate: boolean }): boolean {
  return status === 'expired' || (status === 'inactive' && !canReactivate)
}

export function onlyDeletable(status: TokenStatus): AppError {
  return new AppError('conflict', `An ${status} token can only be deleted.`)
}
