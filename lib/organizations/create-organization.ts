import { claimNamespace } from '#lib/accounts/claim-namespace.ts'
import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { AppError } from '#lib/errors.ts'
import { organizationAudit } from '#lib/organizations/organization-audit.ts'
import { createOrganizationSchema, type CreateOrganization } from '#lib/organizations/schema.ts'
import { parse } from '#lib/parse.ts'
import { assertNotLimited, countFailure } from '#lib/rate-limits/failures.ts'

/**
 * Makes an organization on the plan Free, which the actor owns. That a name is taken is said, as registering says it too;
 * so each such answer counts as a failed try of the actor's address.
 */
export async function createOrganization(actor: Actor, input: CreateOrganization): Promise<{ name: string }> {
  authorize(actor, 'organizations')
  const { name, displayName } = parse(createOrganizationSchema, input)
  const { accountId, address } = actor
  await assertNotLimited(address)
  try {
    return await mutate(actor, async (tx) => {
      await claimNamespace(tx, name, 'name')
      const { id, plan } = await tx.organization.create({
        data: { name, displayName, members: { create: { accountId, role: 'owner' } } },
        select: { id: true, plan: true },
      })
      const audit = organizationAudit('create', { id, name }, { displayName, plan })
      return { result: { name }, audit: { ...audit, accountId } }
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') await countFailure(address)
    throw error
  }
}
