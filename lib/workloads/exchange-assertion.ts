import { z } from 'zod'
import { db } from '#lib/database/db.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { requiredText } from '#lib/plain-text.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'
import type { RequestContext } from '#lib/request-context.ts'
import { checkAssertion } from '#lib/workloads/check-assertion.ts'
import { checkClaims } from '#lib/workloads/check-claims.ts'
import type { AssertionClaims } from '#lib/workloads/claim-of.ts'
import { describeCheck } from '#lib/workloads/describe-check.ts'
import { findCandidates, type Candidate, type Named } from '#lib/workloads/find-candidates.ts'
import { makeWorkloadToken, type Exchanged, type Tried } from '#lib/workloads/make-workload-token.ts'
import { noteAttempt } from '#lib/workloads/note-attempt.ts'
import { runUrl } from '#lib/workloads/run-url.ts'
import { assertionSchema } from '#lib/workloads/schema.ts'
import { shownClaims } from '#lib/workloads/shown-claims.ts'
import { verifySignature } from '#lib/workloads/verify-signature.ts'

/** Without a named workload exactly one may take the assertion. */
export type ExchangeInput = Named & {
  /** The signed token of the CI or cluster. */
  assertion: string
  /** What the assertion is to be for, where a door has an audience of its own. */
  audience?: string | undefined
  /** What the token is to open, where a door is that of a service: only workloads that give something there count. */
  service?: { id: string; fullName: string } | undefined
  /** Seconds, where the caller wants less than the workload allows. */
  expiresIn?: number | undefined
}

const named = requiredText(100, 'Name a trusted workload.').optional()
const inputSchema = z.object({
  assertion: assertionSchema,
  workload: named,
  organization: named,
  audience: z.string().optional(),
  expiresIn: z.int().min(60, 'Ask for at least 60 seconds.').optional(),
})

/**
 * Exchanges a CI's or cluster's signed token for a short-lived token of the organization that trusts it, once. Throws `invalid`:
 * in the same words for all whose signature is wrong, and else naming the claim. Throws `forbidden` where the plan has no tokens.
 */
export async function exchangeAssertion(input: ExchangeInput, context: RequestContext): Promise<Exchanged> {
  const { assertion, workload, organization, audience, expiresIn } = parse(inputSchema, input)
  const { service } = input
  const wouldTake = (candidate: Candidate, claims: AssertionClaims) =>
    checkClaims(withAudience(candidate, audience), claims, context.now).every(({ holds }) => holds)
  const proven = await withFailureLimit(context, 'unauthenticated', async () => {
    const candidates = await findCandidates(assertion, { workload, organization }, { service, wouldTake })
    const tried = await Promise.all(
      candidates.map((candidate) => tryKeys(candidate, assertion, context, workload)),
    )
    const right = tried.filter((one) => one !== null)
    if (right.length === 0) throw unproven()
    return right.map((one) => ({ ...one, candidate: withAudience(one.candidate, audience) }))
  }).catch(asInvalid)
  const refusals = proven.map((one) => refusalOf(one, service, context.now))
  const matching = proven.filter((_, at) => refusals[at] === null)
  if (matching.length > 1) throw ambiguous(matching.map(({ candidate }) => candidate))
  const [only = proven[0]!] = matching
  if (matching.length === 0 && proven.length > 1) throw noneOf(proven.length)
  return refuseOrMake(only, refusals[proven.indexOf(only)]!, { audience, service, expiresIn }, context)
}

async function tryKeys(
  candidate: Candidate,
  assertion: string,
  context: RequestContext,
  named: string | undefined,
): Promise<Tried | null> {
  const verified = await verifySignature(assertion, candidate)
  if ('claims' in verified) return { ...verified, candidate }
  const { id: workloadId } = candidate
  if (named !== undefined)
    await noteAttempt(db, { workloadId, reason: verified.reason, claims: null, runUrl: null }, context)
  return null
}

const withAudience = (candidate: Candidate, audience = candidate.audience): Candidate => ({
  ...candidate,
  audience,
})

/** Why a workload doesn't take an assertion; null where it does. */
function refusalOf(
  { candidate, ...proven }: Tried,
  service: ExchangeInput['service'],
  now: Date,
): string | null {
  if (!candidate.isActive) return `${candidate.name} is inactive.`
  const failed = checkAssertion(candidate, proven, now).find(({ holds }) => !holds)
  if (failed) return describeCheck(failed)
  if (!service || candidate.grant.services?.some(({ id }) => id === service.id)) return null
  return `${candidate.name} gives its tokens nothing at ${service.fullName}.`
}

/** Keeps what came of it among the workload's attempts. */
async function refuseOrMake(
  tried: Tried,
  refusal: string | null,
  wanted: Pick<ExchangeInput, 'audience' | 'service' | 'expiresIn'>,
  context: RequestContext,
): Promise<Exchanged> {
  const { candidate, claims } = tried
  const { kind, issuer } = candidate
  const attempt = {
    workloadId: candidate.id,
    claims: shownClaims(claims),
    runUrl: runUrl(kind, issuer, claims),
  }
  const stillRefused = (now: Candidate) =>
    refusalOf({ ...tried, candidate: withAudience(now, wanted.audience) }, wanted.service, context.now)
  try {
    if (refusal !== null) throw new AppError('invalid', refusal)
    return await makeWorkloadToken(tried, { ...attempt, expiresIn: wanted.expiresIn, stillRefused }, context)
  } catch (error) {
    if (error instanceof AppError) await noteAttempt(db, { ...attempt, reason: error.message }, context)
    throw error
  }
}

/** Says no more: whoever can't sign for the issuer learns nothing of workloads. */
const unproven = () =>
  new AppError(
    'unauthenticated',
    'No trusted workload takes this token: its issuer or its signature is not one of theirs.',
  )

function asInvalid(error: unknown): never {
  if (error instanceof AppError && error.code === 'unauthenticated')
    throw new AppError('invalid', error.message)
  throw error
}

const ambiguous = (all: Candidate[]) =>
  new AppError(
    'invalid',
    `${all.length} trusted workloads take this token. Name one: ${all.map(({ id, name, organization }) => `${name} of ${organization.name} is ${id}`).join(', ')}.`,
  )

const noneOf = (count: number) =>
  new AppError(
    'invalid',
    `None of the ${count} trusted workloads of this issuer takes this token. Name one by its ID to learn why.`,
  )
