import { instantInUtc, relativeTime } from '#components/ui/format-time.ts'
import { imageAccessLabels } from '#lib/grants/image-access.ts'
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

/** What an organization's tokens can be narrowed to, in the words of the form. */
export const accessKindLabels = {
  public: 'Public repositories',
  ...imageAccessLabels,
  organization: 'Organization',
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

/** What is worth knowing before a token is deleted. */
export function describeLastUse({ lastUse }: AnyToken, now: Date): string {
  if (!lastUse) return 'It was never used.'
  const from = lastUse.address ? ` from ${lastUse.address}` : ''
  const by = lastUse.client ? ` with ${lastUse.client}` : ''
  return `Last used ${relativeTime(lastUse.at, now)} (${instantInUtc(lastUse.at)})${from}${by}.`
}

/** What can be done to several tokens at once. */
export type TokenAct = 'activate' | 'deactivate' | 'delete'

/** What an act means for whoever uses the tokens. `works` says whether one of them can be used now. */
export function describeAct(
  act: TokenAct,
  { count, works, canReactivate }: { count: number; works: boolean; canReactivate: boolean },
): string {
  const [they, them] = count === 1 ? ['It', 'it'] : ['They', 'them']
  const fail = works
    ? `Jobs that use ${them} will fail from the next request.`
    : `${they} can't be used now, so no job will notice.`
  if (act === 'activate') return `${they} can be used again from the next request.`
  if (act === 'delete') return `${fail} This can't be undone.`
  if (canReactivate) return `${fail} You can activate ${them} again.`
  return `${fail} ${they} can't be activated again: an inactive token can only be deleted.`
}
