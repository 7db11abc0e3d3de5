import { changesOf } from '#lib/audit/changes-of.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { imageRuleColumns, imageRulesSchema, type ImageRules } from '#lib/organizations/image-rules.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { parse } from '#lib/parse.ts'

export async function updateImageRules(
  actor: Actor,
  organizationName: string,
  input: ImageRules,
): Promise<ImageRules> {
  return mutateOrganization(actor, organizationName, 'organization.edit', async (tx, organization) => {
    const wanted = parse(imageRulesSchema, input)
    const where = { id: organization.id }
    const before = await tx.organization.findUniqueOrThrow({ where, select: imageRuleColumns })
    await tx.organization.updateMany({ where, data: wanted })
    const changes = changesOf(before, wanted)
    return { result: wanted, audit: changes ? organizationAudit('update', organization, changes) : [] }
  })
}
