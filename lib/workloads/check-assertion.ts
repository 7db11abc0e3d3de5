import { checkClaims, type ClaimCheck, type WorkloadRule } from '#lib/workloads/check-claims.ts'
import type { Proven } from '#lib/workloads/verify-signature.ts'

/** All that has to hold, beginning with what kind of token it is: one for another purpose says so (RFC 8725, 3.11). */
export function checkAssertion(rule: WorkloadRule, { typ, claims }: Proven, now: Date): ClaimCheck[] {
  const isJwt = typ === null || ['jwt', 'application/jwt'].includes(typ.toLowerCase())
  const kind = { claim: 'typ', came: typ, expected: 'JWT', holds: false }
  return [...(isJwt ? [] : [kind]), ...checkClaims(rule, claims, now)]
}
