import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { workloadAudit } from '#lib/workloads/workload-audit.ts'
import { workloadFacts } from '#lib/workloads/workload-facts.ts'
import { lockWorkload } from '#lib/workloads/workload-rows.ts'

/** Its tokens end with it, from the next request. */
export async function deleteWorkload(
  actor: Actor,
  organizationName: string,
  id: string,
): Promise<WorkloadDetails> {
  return mutateOrganization(actor, organizationName, 'workload.manage', async (tx, organization, by) => {
    assertFreshProof(by)
    const workload = await lockWorkload(tx, organization, id)
    const { count } = await tx.token.deleteMany({ where: { workloadId: workload.id } })
    await tx.trustedWorkload.deleteMany({ where: { id: workload.id, organizationId: organization.id } })
    const details = { ...workloadFacts(workload), tokens: count }
    return { result: workload, audit: workloadAudit('delete', organization, workload, details) }
  })
}
