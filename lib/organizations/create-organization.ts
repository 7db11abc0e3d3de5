import { claimNamespace } from '#lib/accounts/claim-namespace.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { holdActor } from '#lib/authz/hold-actor.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { createOrganizationSchema, type CreateOrganization } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'

/**
 * Makes an organization on the plan Free, which the actor owns. That a name is taken is said, as registering says it too;
 * so each such answer counts as a failed try of the actor's address.
 */
export async function createOrganization(actor: Actor, input: CreateOrganization): Promise<{ name: string }> {
  authorizePerson(actor, 'organizations')
  const { name, displayName } = parse(createOrganizationSchema, input)
  const { accountId } = actor
  return withFailureLimit(actor, 'conflict', () =>
    mutate(actor, async (tx) => {
      await holdActor(tx, actor)
      await claimNamespace(tx, name, 'name')
      const { id, plan } = await tx.organization.create({
        data: { name, displayName, members: { create: { accountId, role: 'owner' } } },
        select: { id: true, plan: true },
      })
      const audit = organizationAudit('create', { id, name }, { displayName, plan })
      return { result: { name }, audit: { ...audit, accountId } }
    }),
  )
}
