import type { Transaction } from '#lib/audit/mutate.ts'
import { resolveRepositories } from '#lib/tokens/resolve-repositories.ts'
import { resolveServices } from '#lib/tokens/resolve-services.ts'
import { ownerOf } from '#lib/workloads/owner-of.ts'
import type { WorkloadGrant } from '#lib/workloads/schema.ts'

/** Throws `invalid` for what an organization's own token could not be given, in the words for those. */
export async function assertCanGrant(
  tx: Transaction,
  organization: { id: string; name: string },
  grant: WorkloadGrant,
): Promise<void> {
  await resolveRepositories(tx, ownerOf(organization), grant)
  await resolveServices(tx, ownerOf(organization), grant.services)
}
