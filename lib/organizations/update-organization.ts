import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { updateOrganizationSchema, type UpdateOrganization } from '#lib/organizations/schema.ts'
import { lockOrganization } from '#lib/organizations/lock-organization.ts'
import { parse } from '#lib/parse.ts'

export type OrganizationSettings = {
  displayName: string
  maxTokenDays: number | null
  canReactivateTokens: boolean
}

/** Saves the settings that are given. They hold for what is done from now on: access tokens that live longer stay. */
export async function updateOrganization(
  actor: Actor,
  name: string,
  input: UpdateOrganization,
): Promise<OrganizationSettings> {
  const { id } = await authorizeOrganization(actor, name, 'organization.edit')
  const wanted = parse(updateOrganizationSchema, input)
  return mutate(actor, async (tx) => {
    const { displayName, maxTokenDays, canReactivateTokens } = await lockOrganization(tx, name)
    const before: OrganizationSettings = { displayName, maxTokenDays, canReactivateTokens }
    const after = { ...before, ...wanted } as OrganizationSettings
    const changed = fields.filter((field) => before[field] !== after[field])
    if (changed.length === 0) return { result: before, audit: [] }
    await tx.organization.updateMany({ where: { id }, data: after })
    const details = changed.map((field) => [field, { from: before[field], to: after[field] }])
    return {
      result: after,
      audit: organizationAudit('update', { id, name }, Object.fromEntries(details)),
    }
  })
}

const fields = ['displayName', 'maxTokenDays', 'canReactivateTokens'] as const
