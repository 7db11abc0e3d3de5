import { isDeepStrictEqual } from 'node:util'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import {
  defaultRegistryRules,
  registryRulesSchema,
  type RegistryRules,
} from '#lib/organizations/registry-rules.ts'
import { parse } from '#lib/parse.ts'

export async function updateRegistryRules(
  actor: Actor,
  organizationName: string,
  input: RegistryRules,
): Promise<RegistryRules> {
  return mutateOrganization(actor, organizationName, 'organization.edit', async (tx, organization) => {
    const wanted = parse(registryRulesSchema, input)
    const where = { id: organization.id }
    const { registryRules } = await tx.organization.findUniqueOrThrow({
      where,
      select: { registryRules: true },
    })
    await tx.organization.updateMany({ where, data: { registryRules: wanted } })
    const before = registryRules ?? defaultRegistryRules
    const audit = organizationAudit('update', organization, { registryRules: 'changed' })
    return { result: wanted, audit: isDeepStrictEqual(before, wanted) ? [] : audit }
  })
}
