import type { Plan } from '#lib/authz/authorize-organization.ts'
import { organizationTokenPolicy } from '#lib/tokens/organization-token-policy.ts'

/** What a plan includes, in one sentence. */
export function planMeaning(plan: Plan): string {
  const limit = organizationTokenPolicy.limits[plan]
  const rest = 'members, groups and repositories without a limit.'
  return limit ? `${limit} access tokens; ${rest}` : `No access tokens; ${rest}`
}
