import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { assertCanGrant } from '#lib/workloads/assert-can-grant.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { createWorkloadSchema, workloadPolicy, type CreateWorkload } from '#lib/workloads/schema.ts'
import { storedKeys } from '#lib/workloads/stored-keys.ts'
import { workloadAudit } from '#lib/workloads/workload-audit.ts'
import { workloadFacts } from '#lib/workloads/workload-facts.ts'
import { nameTaken, readWorkload } from '#lib/workloads/workload-rows.ts'

/** From then on whoever shows an assertion that the rule takes gets a token. */
export async function createWorkload(
  actor: Actor,
  organizationName: string,
  input: CreateWorkload,
): Promise<WorkloadDetails> {
  return mutateOrganization(actor, organizationName, 'workload.manage', async (tx, organization, by) => {
    assertFreshProof(by)
    const { jwks, publicRead, repositories, scopes, services, ...rule } = parse(createWorkloadSchema, input)
    const grant = { publicRead, repositories, scopes, services }
    const where = { organizationId: organization.id }
    if ((await tx.trustedWorkload.count({ where })) >= workloadPolicy.perOrganization)
      throw new AppError(
        'conflict',
        `An organization can have ${workloadPolicy.perOrganization} trusted workloads.`,
      )
    await assertCanGrant(tx, organization, grant)
    const [made] = await tx.trustedWorkload.createManyAndReturn({
      data: {
        ...rule,
        ...where,
        grant,
        jwks: storedKeys(jwks),
        createdBy: 'username' in by ? by.username : '',
      },
      select: { id: true },
      skipDuplicates: true,
    })
    if (!made) throw nameTaken(rule.name)
    const workload = await readWorkload(tx, organization, made.id)
    const details = { kind: workload.kind, ...workloadFacts(workload) }
    return { result: workload, audit: workloadAudit('create', organization, workload, details) }
  })
}
