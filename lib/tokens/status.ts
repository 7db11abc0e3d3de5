export const tokenStatuses = ['active', 'inactive', 'expired'] as const
export type TokenStatus = (typeof tokenStatuses)[number]

/** Expired wins over inactive: an expired token can only be rotated or deleted. */
export function statusOf(token: { isActive: boolean; expiresAt: Date | null }, now: Date): TokenStatus {
  if (token.expiresAt && token.expiresAt <= now) return 'expired'
  return token.isActive ? 'active' : 'inactive'
}
