import { AppError } from '#lib/errors.ts'
import { isEditable } from '#lib/tokens/editable.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

/** Throws `conflict`, with their ids, where one of the tokens can't be changed any more. */
export function assertEditable(
  tokens: { id: string; status: TokenStatus }[],
  settings: { canReactivate: boolean },
): void {
  const closed = tokens.filter(({ status }) => !isEditable(status, settings))
  if (closed.length === 0) return
  const fields = Object.fromEntries(closed.map(({ id, status }) => [id, onlyTo(status)]))
  const nothing = tokens.length > 1 ? ' Nothing was changed.' : ''
  throw new AppError('conflict', onlyTo(closed[0]!.status) + nothing, { fields })
}

const onlyTo = (status: TokenStatus) =>
  `An ${status} token can only be ${status === 'expired' ? 'rotated or deleted' : 'deleted'}.`
