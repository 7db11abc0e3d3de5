import type { Transaction } from '#lib/audit/mutate.ts'
import type { Plan } from '#lib/authz/authorize-organization.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { planNames } from '#lib/organizations/plans.ts'
import { organizationTokenPolicy } from '#lib/tokens/organization-token-policy.ts'

/** Makes sure that the organization's plan has a place left, which nobody else takes before the transaction ends. */
export async function takeTokenPlace(tx: Transaction, organizationId: string): Promise<void> {
  const [organization] = await tx.$queryRaw<{ name: string; plan: Plan }[]>`
    SELECT name, plan FROM organization WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`
  if (!organization) throw notFound('Organization')
  const used = await tx.token.count({ where: { organizationId } })
  const refusal = whyNoPlace(organization, used)
  if (refusal) throw new AppError(organization.plan === 'free' ? 'forbidden' : 'conflict', refusal)
}

/** Why no token can be made, in words that say what helps; null where one can. */
export function whyNoPlace({ name, plan }: { name: string; plan: Plan }, used: number): string | null {
  const limit = organizationTokenPolicy.limits[plan]
  if (used < limit) return null
  if (plan === 'free') {
    return `${name} is on the Free plan, which has no access tokens. A site administrator can change the plan.`
  }
  const planName = planNames[plan]
  return `The ${planName} plan has ${limit} access tokens, and ${used} are used. Delete one, or ask a site administrator for another plan.`
}
