import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { imageRulesSchema, type ImageRules } from '#lib/organizations/image-rules.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { lockOrganization } from '#lib/organizations/lock-organization.ts'
import { parse } from '#lib/parse.ts'

export async function updateImageRules(
  actor: Actor,
  organizationName: string,
  input: ImageRules,
): Promise<ImageRules> {
  const { id, name } = await authorizeOrganization(actor, organizationName, 'organization.edit')
  const wanted = parse(imageRulesSchema, input)
  return mutate(actor, async (tx) => {
    const before = await lockOrganization(tx, name)
    await tx.organization.updateMany({ where: { id }, data: wanted })
    const changed = (Object.keys(wanted) as (keyof ImageRules)[])
      .filter((rule) => before[rule] !== wanted[rule])
      .map((rule) => [rule, { from: before[rule], to: wanted[rule] }])
    const audit = organizationAudit('update', { id, name }, Object.fromEntries(changed))
    return { result: wanted, audit: changed.length ? audit : [] }
  })
}
