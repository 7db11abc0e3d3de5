import { AppError } from '#lib/errors.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Settings = { canReactivate: boolean }
type Source = AnyToken['source']

/** Whether a token can be changed: it has not expired, nor is it inactive where its owner does not allow reactivation. */
export function isEditable(status: TokenStatus, { canReactivate }: Settings): boolean {
  return status === 'active' || (status === 'inactive' && canReactivate)
}

/** Whether it can get a new secret, which makes an expired one work again. A device gets one by signing in again. */
export function isRotatable(
  { status, source }: Pick<AnyToken, 'status' | 'source'>,
  settings: Settings,
): boolean {
  return source === 'manual' && (status === 'expired' || isEditable(status, settings))
}

/** Throws `conflict` where one of the tokens is a device's: a person approved its rights as they are, for that device. */
export function assertMadeByHand(tokens: { id: string; source: Source }[]): void {
  const made = tokens.filter(({ source }) => source === 'auto')
  if (made.length === 0) return
  const message =
    "A device's token can only be deactivated or deleted. For another, sign in on the device again."
  throw new AppError('conflict', message, { fields: Object.fromEntries(made.map(({ id }) => [id, message])) })
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
