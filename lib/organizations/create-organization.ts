import { claimNamespace } from '#lib/accounts/claim-namespace.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { createOrganizationSchema, type CreateOrganization } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'

/** Makes an organization on the plan Free, which the actor owns. */
export async function createOrganization(actor: Actor, input: CreateOrganization): Promise<{ name: string }> {
  authorize(actor, 'organizations')
  const { name, displayName } = parse(createOrganizationSchema, input)
  const { accountId } = actor
  return mutate(actor, async (tx) => {
    await claimNamespace(tx, name, 'name')
    const { id, plan } = await tx.organization.create({
      data: { name, displayName, members: { create: { accountId, role: 'owner' } } },
      select: { id: true, plan: true },
    })
    const audit = organizationAudit('create', { id, name }, { displayName, plan })
    return { result: { name }, audit: { ...audit, accountId } }
  })
}
