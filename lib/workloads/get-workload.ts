import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { readWorkload } from '#lib/workloads/workload-rows.ts'

export async function getWorkload(
  actor: Actor,
  organizationName: string,
  id: string,
): Promise<WorkloadDetails> {
  return readWorkload(db, await authorizeOrganization(actor, organizationName, 'workload.manage'), id)
}
