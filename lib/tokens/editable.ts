import type { AnyToken } from '#lib/tokens/public-token.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Settings = { canReactivate: boolean }

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
