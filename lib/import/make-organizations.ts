import type { Audit, Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { Made, Work } from '#lib/import/made.ts'
import { nameTaken } from '#lib/import/name-taken.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { insertRepository } from '#lib/repositories/insert-repository.ts'
import { repositoryAudit } from '#lib/repositories/repository-audit.ts'
import { stepsOf } from '#lib/import/steps-of.ts'

/** Organizations, which the importing person owns, and repositories. */
export async function makeOrganizations(
  tx: Transaction,
  { accountId }: AccountActor,
  { steps }: Work,
): Promise<Partial<Made>> {
  const audit: Audit[] = []
  for (const { name } of stepsOf(steps, 'organization')) {
    const { count } = await tx.namespace.createMany({ data: { name }, skipDuplicates: true })
    if (count === 0) throw nameTaken()
    const { id, plan } = await tx.organization.create({
      data: { name, displayName: name, members: { create: { accountId, role: 'owner' } } },
      select: { id: true, plan: true },
    })
    audit.push({ ...organizationAudit('create', { id, name }, { displayName: name, plan }), accountId })
  }
  for (const { repository, visibility } of stepsOf(steps, 'repository')) {
    const slash = repository.indexOf('/')
    const [namespace, name] = [repository.slice(0, slash), repository.slice(slash + 1)]
    const row = await insertRepository(tx, { namespace, name, visibility, protocols: ['images'] })
    if (!row) throw nameTaken()
    const { id: organizationId } = await tx.organization.findUniqueOrThrow({
      where: { name: namespace },
      select: { id: true },
    })
    audit.push(repositoryAudit('create', { ...row, organizationId }, { visibility, by: 'import' }))
  }
  return { audit }
}
