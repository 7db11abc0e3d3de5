import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { changePlanSchema, type ChangePlan } from '#lib/organizations/schema.ts'
import { lockOrganizationRow } from '#lib/organizations/lock-organization-row.ts'
import { parse } from '#lib/parse.ts'

/**
 * For site administrators. A lower plan deletes nothing: what exceeds its limits is kept, but nothing can be added. Throws
 * `conflict` for a plan that is no longer the one that was `shown`.
 */
export async function changePlan(
  actor: Actor,
  name: string,
  input: ChangePlan,
  shown?: Shown,
): Promise<{ name: string; plan: Plan }> {
  return mutateSite(actor, async (tx) => {
    const { plan } = parse(changePlanSchema, input)
    const organization = await lockOrganizationRow(tx, name)
    const { id } = organization
    const changes = changesOf({ plan: organization.plan }, { plan }, shown)
    await tx.organization.updateMany({ where: { id }, data: { plan } })
    const audit = changes ? organizationAudit('change_plan', organization, changes) : []
    return { result: { name: organization.name, plan }, audit }
  })
}
