import { instantInUtc } from '#components/ui/format-time.ts'
import { relativeTime } from '#components/ui/relative-time.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** What is worth knowing before a token is deleted. */
export function describeLastUse({ lastUse }: AnyToken, now: Date): string {
  if (!lastUse) return 'It was never used.'
  const from = lastUse.address ? ` from ${lastUse.address}` : ''
  const by = lastUse.client ? ` with ${lastUse.client}` : ''
  return `Last used ${relativeTime(lastUse.at, now)} (${instantInUtc(lastUse.at)})${from}${by}.`
}
