import { decodeJwt } from 'jose'
import { db } from '#lib/database/db.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { WorkloadRule } from '#lib/workloads/check-claims.ts'
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

/** More of one issuer are told apart by their name alone. */
const mostUnnamed = 50

/** Whom the caller names: a workload by its id or name, an organization by its name. */
export type Named = { workload?: string | undefined; organization?: string | undefined }

/** The one that the caller names; otherwise those of the issuer that the token says it is of. */
export async function findCandidates(assertion: string, named: Named): Promise<Candidate[]> {
  const where = conditionOf(assertion, named)
  if (!where) return []
  const found = await db.trustedWorkload.findMany({
    where,
    select,
    orderBy: { id: 'asc' },
    take: mostUnnamed + 1,
  })
  return found.length > mostUnnamed ? [] : (found as unknown as Candidate[])
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

/** What the token says before anybody knows who has signed it. */
function issuerOf(assertion: string): string | null {
  try {
    const { iss } = decodeJwt(assertion)
    return typeof iss === 'string' && iss.length <= 500 && !iss.includes('\0') ? iss : null
  } catch {
    return null
  }
}

/** The same one as it is now. */
export async function readCandidate(tx: Transaction, { id, organizationId }: Candidate) {
  const found = await tx.trustedWorkload.findFirst({ where: { id, organizationId }, select })
  return found as unknown as Candidate | null
}
