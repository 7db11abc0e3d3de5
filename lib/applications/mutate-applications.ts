import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Change, Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'

/**
 * The one way to write applications of an organization by its name or, by null, of the installation. Those of one owner wait
 * for each other.
 */
export function mutateApplications<Result>(
  actor: Actor,
  organization: string | null,
  change: (tx: Transaction, organizationId: string | null) => Promise<Change<Result>>,
): Promise<Result> {
  const proved = (tx: Transaction, organizationId: string | null) => {
    assertFreshProof(actor)
    return change(tx, organizationId)
  }
  if (organization !== null)
    return mutateOrganization(actor, organization, 'application.manage', (tx, { id }) => proved(tx, id))
  return mutateSite(actor, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse applications'))`
    return proved(tx, null)
  })
}
