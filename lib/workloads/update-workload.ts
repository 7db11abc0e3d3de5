import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { AppError } from '#lib/errors.ts'
import { parse } from '#lib/parse.ts'
import { assertCanGrant } from '#lib/workloads/assert-can-grant.ts'
import { grantLeft } from '#lib/workloads/grant-left.ts'
import type { WorkloadDetails } from '#lib/workloads/public-workload.ts'
import { ruleProblem } from '#lib/workloads/rule-problem.ts'
import {
  updateWorkloadSchema,
  workloadGrantSchema,
  type UpdateWorkload,
  type WorkloadGrant,
} from '#lib/workloads/schema.ts'
import { storedKeys } from '#lib/workloads/stored-keys.ts'
import { workloadAudit } from '#lib/workloads/workload-audit.ts'
import { workloadFacts } from '#lib/workloads/workload-facts.ts'
import { lockWorkload, nameTaken, readWorkload } from '#lib/workloads/workload-rows.ts'

/**
 * Updates the given fields. Tokens that were made before keep what they have until they expire, minutes later; those of a
 * workload that is deactivated end at once.
 */
export async function updateWorkload(
  actor: Actor,
  organizationName: string,
  id: string,
  input: UpdateWorkload,
  shown?: Shown,
): Promise<WorkloadDetails> {
  return mutateOrganization(actor, organizationName, 'workload.manage', async (tx, organization, by) => {
    assertFreshProof(by)
    const { jwks, publicRead, repositories, scopes, services, ...said } = parse(updateWorkloadSchema, input)
    const rule: Partial<typeof said> = withoutAbsent(said)
    const before = await lockWorkload(tx, organization, id)
    const where = { id: before.id, organizationId: organization.id }
    assertRule({ ...before, ...rule, jwks: jwks === undefined ? before.jwks : jwks })
    const others = { ...where, name: rule.name ?? before.name, id: { not: before.id } }
    if (await tx.trustedWorkload.count({ where: others })) throw nameTaken(others.name)
    const grant = await changedGrant(tx, organization, before.id, {
      publicRead,
      repositories,
      scopes,
      services,
    })
    await tx.trustedWorkload.updateMany({
      where,
      data: { ...rule, ...(grant && { grant }), ...(jwks !== undefined && { jwks: storedKeys(jwks) }) },
    })
    if (before.isActive && rule.isActive === false)
      await tx.token.deleteMany({ where: { workloadId: before.id, organizationId: organization.id } })
    const after = await readWorkload(tx, organization, before.id)
    const changes = changesOf(workloadFacts(before), workloadFacts(after), shown)
    return { result: after, audit: changes ? workloadAudit('update', organization, after, changes) : [] }
  })
}

/** The grant with what is given of it, or null where nothing is. */
async function changedGrant(
  tx: Transaction,
  organization: { id: string; name: string },
  id: string,
  given: { [Field in keyof WorkloadGrant]: WorkloadGrant[Field] | undefined },
): Promise<WorkloadGrant | null> {
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  if (said.length === 0) return null
  const row = await tx.trustedWorkload.findFirstOrThrow({
    where: { id, organizationId: organization.id },
    select: { grant: true },
  })
  const left = await grantLeft(tx, organization, row.grant as WorkloadGrant)
  const grant = parse(workloadGrantSchema, { ...left, ...Object.fromEntries(said) })
  await assertCanGrant(tx, organization, grant)
  return grant
}

/** A field that is there without a value is as absent as one that is not there. */
const withoutAbsent = (fields: object) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

function assertRule(rule: Parameters<typeof ruleProblem>[0]): void {
  const problem = ruleProblem(rule)
  if (!problem) return
  throw new AppError('invalid', problem.message, { fields: { [problem.path.join('.')]: problem.message } })
}
