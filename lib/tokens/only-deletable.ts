import { AppError } from '#lib/errors.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Settings = { canReactivate: boolean }

/** Whether a token can only be deleted: it has expired, or it is inactive and its owner does not allow reactivation. */
export function isOnlyDeletable(status: TokenStatus, { canReactivate }: Settings): boolean {
  return status === 'expired' || (status === 'inactive' && !canReactivate)
}

/** Throws `conflict` where nothing but deleting is left. */
export function assertEditable({ status }: { status: TokenStatus }, settings: Settings): void {
  if (isOnlyDeletable(status, settings)) {
    throw new AppError('conflict', `An ${status} token can only be deleted.`)
  }
}
