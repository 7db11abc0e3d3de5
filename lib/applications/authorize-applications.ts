import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'

/** The first line of verbs that read applications of an organization, by its name, or by null of the installation. */
export async function authorizeApplications(
  actor: Actor,
  organization: string | null,
): Promise<{ organizationId: string | null }> {
  if (organization === null) {
    authorizeSite(actor)
    return { organizationId: null }
  }
  const { id } = await authorizeOrganization(actor, organization, 'application.manage')
  return { organizationId: id }
}
