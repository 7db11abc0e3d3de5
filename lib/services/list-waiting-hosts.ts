import type { Actor } from '#lib/authz/actor.ts'
import { authorizeSite } from '#lib/authz/authorize-site.ts'
import { db } from '#lib/database/db.ts'

/** A host that an organization has claimed and nobody has confirmed. */
export type WaitingHost = { pattern: string; service: string; organization: string; createdBy: string }

/** For site administrators; of many the first by name. */
export async function listWaitingHosts(actor: Actor): Promise<WaitingHost[]> {
  authorizeSite(actor)
  return db.$queryRaw<WaitingHost[]>`
    SELECT pattern, service.name AS service, organization.name AS organization, created_by AS "createdBy"
    FROM service_host JOIN service ON service.id = service_id
    JOIN organization ON organization.id = organization_id
    WHERE confirmed_at IS NULL ORDER BY pattern LIMIT 200`
}
