import type { OfferedService } from '#lib/grants/given-service.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { permissionsOfRole } from '#lib/services/held-permissions.ts'
import type { ServicePermission } from '#lib/services/schema.ts'

/** What a service offers to who has this role to it. */
export function offersOf(
  permissions: readonly ServicePermission[],
  role: Role | null,
): OfferedService['offers'] {
  const able = permissionsOfRole(permissions, role)
  return permissions.map(({ name, includes }) => ({ name, includes, isAvailable: able.includes(name) }))
}
