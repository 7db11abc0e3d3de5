import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { updateOrganizationSchema, type UpdateOrganization } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'

export type OrganizationSettings = {
  displayName: string
  maxTokenDays: number | null
  canReactivateTokens: boolean
}

/** Updates the given settings. They apply to new actions; existing access tokens that live longer are kept. */
export async function updateOrganization(
  actor: Actor,
  name: string,
  input: UpdateOrganization,
  shown?: Shown,
): Promise<OrganizationSettings> {
  return mutateOrganization(actor, name, 'organization.edit', async (tx, organization) => {
    const wanted = parse(updateOrganizationSchema, input)
    const { id, displayName, maxTokenDays, canReactivateTokens } = organization
    const before: OrganizationSettings = { displayName, maxTokenDays, canReactivateTokens }
    const after = { ...before, ...wanted } as OrganizationSettings
    const changes = changesOf(before, after, shown)
    if (!changes) return { result: before, audit: [] }
    await tx.organization.updateMany({ where: { id }, data: after })
    return { result: after, audit: organizationAudit('update', organization, changes) }
  })
}
