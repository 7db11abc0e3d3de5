import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { may } from '#lib/authz/standing.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { findRepositories, type RepositoryList } from '#lib/repositories/find-repositories.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

/** An organization's repositories that the actor may know about. */
export async function listOrganizationRepositories(
  actor: Actor,
  organizationName: string,
  query: RepositoryQuery,
): Promise<RepositoryList & { canCreate: boolean }> {
  const organization = await authorizeOrganization(actor, organizationName, 'organization.read')
  authorizePerson(actor, 'repositories')
  const within = Prisma.sql`namespace = ${organization.name}`
  const list = await findRepositories(actor, { ...query, owner: null }, within)
  return { ...list, canCreate: may(organization, 'repository.create') }
}
