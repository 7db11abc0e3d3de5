import type { Actor } from '#lib/authz/actor.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { OfferedService } from '#lib/grants/given-service.ts'
import type { Owner } from '#lib/owners.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { offersOf } from '#lib/services/offers-of.ts'
import { roleOfOwner } from '#lib/services/role-of-owner.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'

/** The services that the owner's tokens can be given, or those of them with these full names, by name. */
export async function listOfferedServices(
  actor: Actor,
  of: Owner,
  names?: string[],
): Promise<OfferedService[]> {
  const owner = await authorizeTokens(actor, of)
  const named = names ? Prisma.sql`"fullName" = ANY(${names})` : Prisma.sql`true`
  const rows = await db.$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT service.id, coalesce(organization.name || '/', '') || service.name AS "fullName",
        service.permissions, ${roleOfOwner(owner)} AS role
      FROM service LEFT JOIN organization ON organization.id = service.organization_id) service
    WHERE role IS NOT NULL AND ${named} ORDER BY "fullName" LIMIT ${most}`
  const offered = rows.map(({ id, fullName, permissions, role }) => ({
    ...{ id, fullName, offers: offersOf(permissions, role) },
  }))
  return offered.filter(({ offers }) => offers.some(({ isAvailable }) => isAvailable))
}

type Row = { id: string; fullName: string; permissions: ServicePermission[]; role: Role | null }

const most = 500
