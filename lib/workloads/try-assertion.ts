import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { parse } from '#lib/parse.ts'
import { checkAssertion } from '#lib/workloads/check-assertion.ts'
import type { ClaimCheck } from '#lib/workloads/check-claims.ts'
import { assertionSchema } from '#lib/workloads/schema.ts'
import { shownClaims } from '#lib/workloads/shown-claims.ts'
import { verifySignature } from '#lib/workloads/verify-signature.ts'
import { readWorkload } from '#lib/workloads/workload-rows.ts'

/** What an exchange would say of an assertion. */
export type TriedAssertion = {
  /** Why the signature counts for nothing; null where it is right. The rest is empty before that. */
  signature: string | null
  checks: ClaimCheck[]
  /** All that it says, by claim. */
  claims: Record<string, string>
  wasUsed: boolean
  isActive: boolean
}

/** Checks a pasted assertion as an exchange does, makes no token, uses nothing up and keeps nothing. */
export async function tryAssertion(
  actor: Actor,
  organizationName: string,
  id: string,
  pasted: string,
  now = new Date(),
): Promise<TriedAssertion> {
  const organization = await authorizeOrganization(actor, organizationName, 'workload.manage')
  const workload = await readWorkload(db, organization, id)
  const verified = await verifySignature(parse(assertionSchema, pasted), workload)
  const { isActive } = workload
  if ('reason' in verified)
    return { signature: verified.reason, checks: [], claims: {}, wasUsed: false, isActive }
  const { hash } = verified
  return {
    ...{ signature: null, isActive },
    checks: checkAssertion(workload, verified, now),
    claims: shownClaims(verified.claims),
    wasUsed: (await db.usedAssertion.count({ where: { hash } })) > 0,
  }
}
