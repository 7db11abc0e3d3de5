import type { Transaction } from '#lib/audit/mutate.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { permissionsOfRole } from '#lib/services/held-permissions.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import { serviceRole } from '#lib/services/service-role.ts'

export type GrantableService = {
  id: string
  fullName: string
  /** Null of the installation's own. */
  organization: string | null
  offered: ServicePermission[]
  /** What the person may use now. */
  own: string[]
}

/** One of them with what was chosen of it. */
export type ChosenService = GrantableService & { permissions: string[] }

type Row = Omit<GrantableService, 'own'> & { role: Role | null }

/** Of services by full name or by id, those that a person can use. */
export async function grantableServices(
  tx: Transaction,
  { id: accountId }: { id: string },
  which: { names: string[] } | { ids: string[] },
  { lock }: { lock: boolean },
): Promise<GrantableService[]> {
  const fullName = Prisma.sql`coalesce(organization.name || '/', '') || service.name`
  const condition =
    'ids' in which
      ? Prisma.sql`service.id = ANY(${which.ids}::uuid[])`
      : Prisma.sql`${fullName} = ANY(${which.names}::text[])`
  // The lock prevents that they are changed or deleted until the token is stored.
  const rows = await tx.$queryRaw<Row[]>`
    SELECT service.id, ${fullName} AS "fullName", organization.name AS organization, permissions AS offered,
      ${serviceRole({ accountId, organizationId: null })} AS role
    FROM service LEFT JOIN organization ON organization.id = service.organization_id
    WHERE ${condition} ORDER BY service.id ${lock ? Prisma.sql`FOR SHARE OF service` : Prisma.empty}`
  return rows
    .map(({ role, ...service }) => ({ ...service, own: permissionsOfRole(service.offered, role) }))
    .filter(({ own }) => own.length > 0)
}
