import { readApplication, type PublicApplication } from '#lib/applications/application-rows.ts'
import { authorizeApplications } from '#lib/applications/authorize-applications.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'

/** Throws `not_found`, also for one of another owner. */
export async function getApplication(
  actor: Actor,
  organization: string | null,
  id: string,
): Promise<PublicApplication> {
  const { organizationId } = await authorizeApplications(actor, organization)
  return readApplication(db, organizationId, id)
}
