import { AppError } from '#lib/errors.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Settings = { canReactivate: boolean }

/** Whether a token can only be deleted: it has expired, or it is inactive and its owner does not allow reactivation. */
export function isOnlyDeletable(status: TokenStatus, { canReactivate }: Settings): boolean {
  return status === 'expired' || (status === 'inactive' && !canReactivate)
}

/** Whether it can get a new secret: an expired one can, but what only waits for its deletion can't. */
export function isRotatable(status: TokenStatus, settings: Settings): boolean {
  return status === 'expired' || !isOnlyDeletable(status, settings)
}

/** Throws `conflict`, with their ids, where nothing but deleting is left for one of the tokens. */
export function assertEditable(tokens: { id: string; status: TokenStatus }[], settings: Settings): void {
  const closed = tokens.filter(({ status }) => isOnlyDeletable(status, settings))
  if (closed.length === 0) return
  const fields = Object.fromEntries(closed.map(({ id, status }) => [id, onlyDeletable(status)]))
  const nothing = tokens.length > 1 ? ' Nothing was changed.' : ''
  throw new AppError('conflict', onlyDeletable(closed[0]!.status) + nothing, { fields })
}

const onlyDeletable = (status: TokenStatus) => `An ${status} token can only be deleted.`
