import type { Transaction } from '#lib/audit/mutate.ts'
import type { Plan } from '#lib/authz/authorize-organization.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { planNames } from '#lib/organizations/plans.ts'
import { organizationTokenPolicy } from '#lib/tokens/organization-token-policy.ts'

/** How many tokens an organization has and may have, and where no more can be made, why and what helps. */
export type TokenAllowance = { used: number; limit: number; refusal: string | null }

export function tokenAllowance({ name, plan }: { name: string; plan: Plan }, used: number): TokenAllowance {
  const limit = organizationTokenPolicy.limits[plan]
  return { used, limit, refusal: used < limit ? null : refusals[plan](name, limit, used) }
}

type Refusal = (name: string, limit: number, used: number) => string

const full =
  (planName: string): Refusal =>
  (_, limit, used) => {
    const remedy = `Delete ${used === limit ? 'one' : used - limit + 1}, or ask a site administrator for another plan.`
    return `The ${planName} plan has ${limit} access tokens, and ${used} are used. ${remedy}`
  }

const refusals: Record<Plan, Refusal> = {
  free: (name) =>
    `${name} is on the Free plan, which has no access tokens. A site administrator can change the plan.`,
  team: full(planNames.team),
  business: full(planNames.business),
}

/** Makes sure that there is a place left for one more, which nobody else takes before the transaction ends. */
export async function reserveTokenSlot(tx: Transaction, organizationId: string): Promise<void> {
  const [organization] = await tx.$queryRaw<{ name: string; plan: Plan }[]>`
    SELECT name, plan FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`
  if (!organization) throw notFound('Organization')
  const { refusal } = tokenAllowance(organization, await tx.token.count({ where: { organizationId } }))
  if (refusal) throw new AppError(organization.plan === 'free' ? 'forbidden' : 'conflict', refusal)
}
