import { tokensPageOf } from '#lib/policies/remedy.ts'
import type { TokenPolicy } from '#lib/policies/token-policy.ts'

/** Free has no organization access tokens. */
export const plan: TokenPolicy = (token) => {
  if (token.accountId !== null || token.plan !== 'free') return null
  const { organizationName: name } = token
  return `Organization access tokens need the Team or Business plan; ${name} is on the Free plan. See ${tokensPageOf(token)}`
}
