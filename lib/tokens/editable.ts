import { AppError } from '#lib/errors.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Settings = { canReactivate: boolean }

/** Whether a token can be changed: it has not expired, nor is it inactive where its owner does not allow reactivation. */
export function isEditable(status: TokenStatus, { canReactivate }: Settings): boolean {
  return status === 'active' || (status === 'inactive' && canReactivate)
}

/** Whether it can get a new secret, which makes an expired one work again. */
export function isRotatable(status: TokenStatus, settings: Settings): boolean {
  return status === 'expired' || isEditable(status, settings)
}

/** Throws `conflict`, with their ids, where one of the tokens can't be changed any more. */
export function assertEditable(tokens: { id: string; status: TokenStatus }[], settings: Settings): void {
  const closed = tokens.filter(({ status }) => !isEditable(status, settings))
  if (closed.length === 0) return
  const fields = Object.fromEntries(closed.map(({ id, status }) => [id, onlyTo(status)]))
  const nothing = tokens.length > 1 ? ' Nothing was changed.' : ''
  throw new AppError('conflict', onlyTo(closed[0]!.status) + nothing, { fields })
}

const onlyTo = (status: TokenStatus) =>
  `An ${status} token can only be ${status === 'expired' ? 'rotated or deleted' : 'deleted'}.`
