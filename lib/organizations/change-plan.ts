import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Actor } from '#lib/authz/actor.ts'
import type { Plan } from '#lib/authz/standing.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { changePlanSchema, type ChangePlan } from '#lib/organizations/schema.ts'
import { lockOrganizationRow } from '#lib/organizations/lock-organization-row.ts'
import { parse } from '#lib/parse.ts'

/** For site administrators. A lower plan deletes nothing: what exceeds its limits is kept, but nothing can be added. */
export async function changePlan(
  actor: Actor,
  name: string,
  input: ChangePlan,
): Promise<{ name: string; plan: Plan }> {
  return mutateSite(actor, async (tx) => {
    const { plan } = parse(changePlanSchema, input)
    const organization = await lockOrganizationRow(tx, name)
    const { id, plan: from } = organization
    await tx.organization.updateMany({ where: { id }, data: { plan } })
    const audit =
      from === plan ? [] : organizationAudit('change_plan', organization, { plan: { from, to: plan } })
    return { result: { name: organization.name, plan }, audit }
  })
}
