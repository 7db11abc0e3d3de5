import { roles, type Role } from '#lib/scopes/organization-permissions.ts'
import type { ServicePermission } from '#lib/services/schema.ts'

/** Those that are named, with all that they include, in the service's own order. Names that it has no more are left out. */
export function withIncludedPermissions(
  permissions: readonly Pick<ServicePermission, 'name' | 'includes'>[],
  named: readonly string[],
): string[] {
  const held = new Set<string>()
  const add = (name: string) => {
    const one = permissions.find((permission) => permission.name === name)
    if (!one || held.has(name)) return
    held.add(name)
    one.includes.forEach(add)
  }
  named.forEach(add)
  return permissions.map(({ name }) => name).filter((name) => held.has(name))
}

/** What a role may use itself: null is for who has none, and so nothing. */
export function permissionsOfRole(permissions: readonly ServicePermission[], role: Role | null): string[] {
  if (role === null) return []
  // From owner to member: a role may what those after it may.
  const reached = permissions.filter((one) => roles.indexOf(role) <= roles.indexOf(one.role))
  return withIncludedPermissions(
    permissions,
    reached.map(({ name }) => name),
  )
}

/** What holds of the given: as far as the service has it, and whoever gave it may use it now. */
export function heldPermissions(
  permissions: readonly ServicePermission[],
  given: readonly string[],
  role: Role | null,
): string[] {
  const able = permissionsOfRole(permissions, role)
  return withIncludedPermissions(permissions, given).filter((name) => able.includes(name))
}
