import type { AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { heldPermissions } from '#lib/services/held-permissions.ts'
import { offersOf } from '#lib/services/offers-of.ts'
import { roleOfOwner } from '#lib/services/role-of-owner.ts'
import type { ServicePermission } from '#lib/services/schema.ts'

/** A service of a `token` as `selectGivenServices` reads it. */
export type GivenServiceRow = {
  id: string
  fullName: string
  given: string[]
  permissions: ServicePermission[]
  role: Role | null
}

/** The services that a `token` was given, those of the installation first. */
export function selectGivenServices(owner: AuthorizedOwner, tokenService: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(json_agg(json_build_object('id', service.id,
        'fullName', coalesce(organization.name || '/', '') || service.name, 'given', given.permissions,
        'permissions', service.permissions, 'role', ${roleOfOwner(owner)})
      ORDER BY organization.name NULLS FIRST, service.name), '[]')
    FROM ${tokenService} given JOIN service ON service.id = given.service_id
    LEFT JOIN organization ON organization.id = service.organization_id
    WHERE given.token_id = token.id)`
}

export function givenService({ id, fullName, given, permissions, role }: GivenServiceRow): GivenService {
  return {
    ...{ id, fullName, offers: offersOf(permissions, role) },
    permissions: permissions.map(({ name }) => name).filter((name) => given.includes(name)),
    rights: heldPermissions(permissions, given, role),
  }
}
