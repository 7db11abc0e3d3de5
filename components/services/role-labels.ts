import type { Role } from '#lib/scopes/organization-permissions.ts'

/** Whose personal tokens may have a permission: of an organization's service, or of the installation's. */
export const roleLabels = (of: string | null): Partial<Record<Role, string>> =>
  of === null
    ? { member: 'Every account', owner: 'Site administrators' }
    : { member: 'All members', editor: 'Editors and owners', owner: 'Owners' }
