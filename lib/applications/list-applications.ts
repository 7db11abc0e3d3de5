import {
  applicationColumns,
  publicApplication,
  type PublicApplication,
} from '#lib/applications/application-rows.ts'
import { authorizeApplications } from '#lib/applications/authorize-applications.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'

/** All of an organization or, by null, of the installation, by name: at most `applicationPolicy.most`. */
export async function listApplications(
  actor: Actor,
  organization: string | null,
): Promise<PublicApplication[]> {
  const where = await authorizeApplications(actor, organization)
  const orderBy = [{ name: 'asc' as const }, { id: 'asc' as const }]
  const rows = await db.application.findMany({ where, orderBy, select: applicationColumns })
  return rows.map(publicApplication)
}
