import type { Transaction } from '#lib/audit/mutate.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { ownerKey, type AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import { env } from '#lib/env.ts'
import { AppError } from '#lib/errors.ts'
import { planNames } from '#lib/organizations/plans.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

/**
 * How many tokens an owner has and may have, null being any number; and where no more can be made, why and what helps.
 */
export type TokenAllowance = { used: number; limit: number | null; refusal: string | null }

export function tokenAllowance(owner: AuthorizedOwner, used: number): TokenAllowance {
  if (owner.kind === 'account') return ownAllowance(used)
  const limit = tokenPolicies.organization.limits[owner.plan]
  return { used, limit, refusal: used < limit ? null : refusals[owner.plan](owner.name, limit, used) }
}

function ownAllowance(used: number): TokenAllowance {
  const limit = env.TOKENS_PER_ACCOUNT
  if (limit === null || used < limit) return { used, limit, refusal: null }
  const remedy = `Delete ${tooMany(limit, used)}, or ask whoever runs Gatehouse to raise TOKENS_PER_ACCOUNT.`
  return {
    ...{ used, limit },
    refusal: `An account can have ${grouped(limit)} access tokens, and ${grouped(used)} are in use. ${remedy}`,
  }
}

const grouped = (count: number) => count.toLocaleString('en')

const tooMany = (limit: number, used: number) => (used === limit ? 'one' : grouped(used - limit + 1))

type Refusal = (name: string, limit: number, used: number) => string

const full =
  (planName: string): Refusal =>
  (_, limit, used) => {
    const remedy = `Delete ${tooMany(limit, used)}, or ask a site administrator for another plan.`
    return `The ${planName} plan allows ${grouped(limit)} access tokens, and ${grouped(used)} are in use. ${remedy}`
  }

const refusals: Record<Plan, Refusal> = {
  free: (name) =>
    `${name} is on the Free plan, which has no access tokens. A site administrator can change the plan.`,
  team: full(planNames.team),
  business: full(planNames.business),
}

/** Why an organization's plan has no tokens at all, those of trusted workloads included; null where it has. */
export function planRefusal({ name, plan }: { name: string; plan: Plan }): string | null {
  const limit = tokenPolicies.organization.limits[plan]
  return limit > 0 ? null : refusals[plan](name, limit, 0)
}

/** What of an owner's tokens counts: devices get theirs within a limit of their own, and trusted workloads without one. */
export const counted = (owner: AuthorizedOwner) => ({ ...ownerKey(owner), source: 'manual' }) as const

/** Makes sure that there is a place left for one more: the owner, who is held, gets no other before the transaction ends. */
export async function reserveTokenSlot(tx: Transaction, owner: AuthorizedOwner): Promise<void> {
  // A personal token's maker holds the account less firmly: two at once would each count without the other.
  if (owner.kind === 'account')
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${owner.id}::uuid FOR NO KEY UPDATE`
  const { limit, refusal } = tokenAllowance(owner, await tx.token.count({ where: counted(owner) }))
  if (refusal) throw new AppError(limit === 0 ? 'forbidden' : 'conflict', refusal)
}
