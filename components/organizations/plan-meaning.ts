import type { Plan } from '#lib/authz/standing.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

/** What a plan includes, in one sentence. */
export function planMeaning(plan: Plan): string {
  const limit = tokenPolicies.organization.limits[plan]
  const rest = 'unlimited members, groups and repositories.'
  return limit ? `${limit} access tokens; ${rest}` : `No access tokens; ${rest}`
}
