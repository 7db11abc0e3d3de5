import type { Plan } from '#lib/authz/standing.ts'

/** From lowest to highest. */
export const plans = ['free', 'team', 'business'] as const satisfies readonly Plan[]

export const planNames: Record<Plan, string> = { free: 'Free', team: 'Team', business: 'Business' }
