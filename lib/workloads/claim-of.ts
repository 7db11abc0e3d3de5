import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'

/** What an assertion says, once its signature is right. */
export type AssertionClaims = Record<string, unknown>

const nested = 'kubernetes.io'

/**
 * A claim as text, or null where it is missing or can't be compared: a number beyond what JSON keeps exactly equals its
 * neighbours. Those of Kubernetes stand in objects: `kubernetes.io/serviceaccount/name`.
 */
export function claimOf(kind: WorkloadKind, claims: AssertionClaims, claim: string): string | null {
  const path = kind === 'kubernetes' && claim.startsWith(`${nested}/`) ? claim.split('/') : [claim]
  let value: unknown = claims
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
    value = (value as Record<string, unknown>)[name]
  }
  return claimText(value)
}

export function claimText(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null
}
