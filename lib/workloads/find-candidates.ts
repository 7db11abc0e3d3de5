import { decodeJwt } from 'jose'
import { db } from '#lib/database/db.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import type { WorkloadRule } from '#lib/workloads/check-claims.ts'
import type { AssertionClaims } from '#lib/workloads/claim-of.ts'
import type { KeySet, WorkloadGrant } from '#lib/workloads/schema.ts'

/** A trusted workload that an assertion may be of. */
export type Candidate = WorkloadRule & {
  id: string
  name: string
  organizationId: string
  organization: { name: string }
  jwks: KeySet | null
  grant: WorkloadGrant
  lifetimeMinutes: number
  isActive: boolean
  createdBy: string
}

const select = {
  ...{ id: true, name: true, organizationId: true, organization: { select: { name: true } } },
  ...{ kind: true, issuer: true, audience: true, conditions: true, jwks: true, grant: true },
  ...{ lifetimeMinutes: true, allowsForks: true, allowsPullRequestTarget: true, isActive: true },
  createdBy: true,
} as const

/** Whose keys are tried for one assertion. Of more of one issuer, those that its claims alone leave out are not. */
const mostTried = 50
const mostRead = 2_000

/** Whom the caller names: a workload by its id or name, an organization by its name. */
export type Named = { workload?: string | undefined; organization?: string | undefined }

/** What workloads that nobody names are chosen by. */
type Unnamed = {
  /** Where it is to open one. */
  service: { id: string } | undefined
  /** Whether a workload would take these claims, if they were proven. */
  wouldTake: (candidate: Candidate, claims: AssertionClaims) => boolean
}

/**
 * The one that the caller names; otherwise those of the issuer that the token says it is of. Everybody's are among them: however
 * many others there are, they must not keep an assertion from its own.
 */
export async function findCandidates(
  assertion: string,
  named: Named,
  { service, wouldTake }: Unnamed,
): Promise<Candidate[]> {
  const where = conditionOf(assertion, named)
  if (!where) return []
  const found = await readCandidates(where, mostTried + 1)
  if (found.length <= mostTried) return found
  const given = service && { grant: { path: ['services'], array_contains: [{ id: service.id }] } }
  const claims = saidBy(assertion) ?? {}
  const all = await readCandidates({ ...where, ...given, isActive: true }, mostRead)
  const left = all.filter((candidate) => wouldTake(candidate, claims))
  return left.length > mostTried ? [] : left
}

async function readCandidates(where: Prisma.TrustedWorkloadWhereInput, take: number): Promise<Candidate[]> {
  const found = await db.trustedWorkload.findMany({ where, select, orderBy: { id: 'asc' }, take })
  return found as unknown as Candidate[]
}

function conditionOf(assertion: string, { workload, organization }: Named) {
  const within = organization === undefined ? {} : { organization: { name: organization } }
  if (workload === undefined) {
    const issuer = issuerOf(assertion)
    return issuer === null ? null : { issuer, ...within }
  }
  if (uuid.test(workload)) return { id: workload.toLowerCase(), ...within }
  // A name is one's own only within an organization.
  return organization === undefined ? null : { name: workload, ...within }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

function issuerOf(assertion: string): string | null {
  const iss = saidBy(assertion)?.iss
  return typeof iss === 'string' && iss.length <= 500 && !iss.includes('\0') ? iss : null
}

/** What the token says before anybody knows who has signed it. */
function saidBy(assertion: string): AssertionClaims | null {
  try {
    return decodeJwt(assertion)
  } catch {
    return null
  }
}

/** The same one as it is now. */
export async function readCandidate(tx: Transaction, { id, organizationId }: Candidate) {
  const found = await tx.trustedWorkload.findFirst({ where: { id, organizationId }, select })
  return found as unknown as Candidate | null
}
