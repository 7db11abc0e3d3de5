import { claimNamespace } from '#lib/accounts/claim-namespace.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { lockActor } from '#lib/authz/lock-actor.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { createOrganizationSchema, type CreateOrganization } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'
import { withFailureLimit } from '#lib/rate-limits/with-failure-limit.ts'

/**
 * Creates an organization on the Free plan, with the actor as owner. A taken name is reported, so it counts as a
 * failure of the actor's address, as in registration.
 */
export async function createOrganization(actor: Actor, input: CreateOrganization): Promise<{ name: string }> {
  authorizePerson(actor, 'organizations')
  const { name, displayName } = parse(createOrganizationSchema, input)
  const { accountId } = actor
  return withFailureLimit(actor, 'conflict', () =>
    mutate(actor, async (tx) => {
      await lockActor(tx, actor)
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
