import { attentionPolicy } from '#lib/tokens/attention-policy.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

export const statusLabels = { active: 'Active', inactive: 'Inactive', expired: 'Expired' } as const
/** The pages where an owner's tokens are listed. */
export const tokenAreas = { account: 'Security', organization: 'Access tokens' } as const
export const sourceLabels = { manual: 'Manual', auto: 'Auto-generated', request: 'Requested' } as const

/** "Auto-generated for ada-laptop", "Requested: “Fix the build”" */
export function describeSource({
  source,
  device,
  reason,
}: Pick<AnyToken, 'source' | 'device' | 'reason'>): string {
  if (source === 'request')
    return reason === null ? sourceLabels[source] : `${sourceLabels[source]}: “${reason}”`
  return device ? `${sourceLabels[source]} for ${device.name}` : sourceLabels[source]
}

/** "2 expire this week", as the strip above a list says it. */
export const attentionLabels = {
  'in-use': 'expired and still in use',
  expiring: { one: 'expires this week', many: 'expire this week' },
  unused: 'never used',
  idle: 'unused for 90 days',
} as const

/** "No token that expires this week" */
export const attentionClauses = {
  'in-use': 'that has expired and is still in use',
  expiring: 'that expires this week',
  unused: 'that was never used',
  idle: 'unused for 90 days',
} as const

/** Whether it is time to think of a successor. */
export function expiresSoon({ expiresAt, status, source }: AnyToken, now: Date): boolean {
  return (
    status !== 'expired' &&
    source !== 'request' &&
    expiresAt !== null &&
    expiresAt.getTime() - now.getTime() < attentionPolicy.expiringWithin
  )
}
