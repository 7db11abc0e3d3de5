import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import { mutateSite } from '#lib/audit/mutate-site.ts'
import type { Change, Transaction } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'

/** Whose services a verb is about, as doors name it: an organization's by its name, or null for the installation's. */
export type ServicesOf = string | null

/** The same once the actor may manage them. */
export type ServiceOwner = { organizationId: string | null }

/** The first line of every verb that reads services. */
export async function authorizeServices(actor: Actor, of: ServicesOf): Promise<ServiceOwner> {
  if (of !== null) return { organizationId: (await authorizeOrganization(actor, of, 'service.manage')).id }
  authorizeSite(actor)
  return { organizationId: null }
}

/** The one way to write services, for who has given a fresh proof: they say what a token opens. */
export function mutateServices<Result>(
  actor: Actor,
  of: ServicesOf,
  change: (tx: Transaction, owner: ServiceOwner) => Promise<Change<Result>>,
): Promise<Result> {
  if (of === null)
    return mutateSite(actor, async (tx) => {
      assertFreshProof(actor)
      // Stands for the row of an organization, which those of one wait for.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse services of the installation'))`
      return change(tx, { organizationId: null })
    })
  return mutateOrganization(actor, of, 'service.manage', async (tx, { id }, present) => {
    assertFreshProof(present)
    return change(tx, { organizationId: id })
  })
}
