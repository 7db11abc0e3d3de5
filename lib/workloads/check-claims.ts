import { second } from '#lib/time.ts'
import { claimOf, claimText, type AssertionClaims } from '#lib/workloads/claim-of.ts'
import { foreignCode } from '#lib/workloads/foreign-code.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import { workloadPolicy, type Condition } from '#lib/workloads/schema.ts'
import { subjectsOf } from '#lib/workloads/subjects-of.ts'

/** What a workload holds an assertion against. */
export type WorkloadRule = {
  kind: WorkloadKind
  issuer: string
  audience: string
  conditions: Condition[]
  allowsForks: boolean
  allowsPullRequestTarget: boolean
}

/** One claim of an assertion: what came, what is expected of it, and whether that is so. */
export type ClaimCheck = { claim: string; came: string | null; expected: string; holds: boolean }

const { leewaySeconds, longestSeconds } = workloadPolicy.assertion

/** Everything that has to hold of an assertion whose signature is right, the general first. */
export function checkClaims(rule: WorkloadRule, claims: AssertionClaims, now: Date): ClaimCheck[] {
  const { kind } = rule
  return [
    equal('iss', claimText(claims.iss), rule.issuer),
    audience(claims.aud, rule.audience),
    ...times(claims, now.getTime() / second),
    ...identity(claims),
    ...rule.conditions.map((condition) => checkCondition(kind, claims, condition)),
    ...foreign(rule, claims),
  ]
}

const equal = (claim: string, came: string | null, expected: string): ClaimCheck => ({
  ...{ claim, came, expected },
  holds: came === expected,
})

/** One that is meant for several services could be used by each of them at the others. */
function audience(aud: unknown, expected: string): ClaimCheck {
  const all: unknown[] = [aud].flat()
  const came = all.length === 1 ? claimText(all[0]) : all.map((one) => claimText(one) ?? '?').join(', ')
  const holds = all.length === 1 && typeof all[0] === 'string' && all[0] === expected
  return {
    claim: 'aud',
    came: came || null,
    expected: all.length > 1 ? `${expected} alone` : expected,
    holds,
  }
}

function times({ exp, nbf, iat }: AssertionClaims, now: number): ClaimCheck[] {
  const is = (claim: string, value: unknown, expected: string, holds: (at: number) => boolean) => ({
    ...{ claim, came: instant(value), expected },
    holds: typeof value === 'number' && Number.isFinite(value) && holds(value),
  })
  const lifetime = Number(exp) - Number(iat)
  return [
    is('exp', exp, `a time after ${instant(now)}`, (at) => at > now - leewaySeconds),
    ...(nbf === undefined
      ? []
      : [is('nbf', nbf, `a time before ${instant(now)}`, (at) => at <= now + leewaySeconds)]),
    is('iat', iat, `a time before ${instant(now)}`, (at) => at <= now + leewaySeconds),
    ...(lifetime > longestSeconds
      ? [is('exp', exp, `at most ${longestSeconds / 3600} hours after iat`, () => false)]
      : []),
  ]
}

/** `2026-03-09T14:05:00Z`, or what came instead of a time. */
function instant(value: unknown): string | null {
  if (typeof value !== 'number') return claimText(value)
  const at = new Date(value * second)
  return Number.isNaN(at.getTime()) ? String(value) : `${at.toISOString().slice(0, 19)}Z`
}

/** An id that is there has to be text, since each counts once. */
function identity({ jti }: AssertionClaims): ClaimCheck[] {
  if (jti === undefined) return []
  const holds = typeof jti === 'string' && jti !== '' && jti.length <= 1000
  return [{ claim: 'jti', came: claimText(jti), expected: 'text of 1 to 1000 characters', holds }]
}

function checkCondition(
  kind: WorkloadKind,
  claims: AssertionClaims,
  { claim, value }: Condition,
): ClaimCheck {
  const came = claim === 'sub' ? subjectsOf(kind, claims) : [claimOf(kind, claims, claim)]
  const matches = (text: string | null) =>
    text !== null && (value.endsWith('*') ? text.startsWith(value.slice(0, -1)) : text === value)
  return { claim, came: came[0] ?? null, expected: value, holds: came.some(matches) }
}

function foreign(rule: WorkloadRule, claims: AssertionClaims): ClaimCheck[] {
  const found = foreignCode(rule.kind, claims)
  if (!found) return []
  const { claim, came, because } = found
  return because === 'fork'
    ? [{ claim, came, expected: 'no pull request, which may come from a fork', holds: rule.allowsForks }]
    : [{ claim, came, expected: 'an event that no stranger starts', holds: rule.allowsPullRequestTarget }]
}
