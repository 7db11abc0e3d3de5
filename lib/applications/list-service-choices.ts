import { authorizeApplications } from '#lib/applications/authorize-applications.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'

export type ServiceChoice = { id: string; fullName: string }

/** What an application can be for: an organization's own services and the installation's; by null, every one. */
export async function listServiceChoices(
  actor: Actor,
  organization: string | null,
): Promise<ServiceChoice[]> {
  const { organizationId } = await authorizeApplications(actor, organization)
  return db.$queryRaw<ServiceChoice[]>`
    SELECT service.id, coalesce(organization.name || '/', '') || service.name AS "fullName"
    FROM service LEFT JOIN organization ON organization.id = organization_id
    WHERE ${organizationId}::uuid IS NULL OR organization_id IS NULL OR organization_id = ${organizationId}::uuid
    ORDER BY organization_id IS NULL, "fullName"`
}
