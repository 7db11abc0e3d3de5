import type { Plan } from '#lib/authz/authorize-organization.ts'
import { personalTokenPolicy } from '#lib/tokens/personal-token-policy.ts'

/** What holds for an organization's tokens: read by the form, the verbs, the documentation and the tests. */
export const organizationTokenPolicy = {
  labelMax: 100,
  descriptionMax: 200,
  selectedRepositoriesMax: 50,
  expirations: personalTokenPolicy.expirations,
  defaultExpirationDays: personalTokenPolicy.defaultExpirationDays,
  /** How many an organization may have; inactive and expired ones count. */
  limits: { free: 0, team: 10, business: 100 },
} as const satisfies { limits: Record<Plan, number>; [rule: string]: unknown }
