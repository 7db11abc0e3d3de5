/** What can be done to an organization, apart from its images. */
const organizationPermissions = [
  'organization.read',
  'organization.edit',
  'organization.delete',
  'member.read',
  'member.edit',
  'invite.read',
  'invite.edit',
  'group.read',
  'group.edit',
  'repository.list',
  'repository.create',
  'token.manage',
  'service.manage',
  'workload.manage',
  'audit.read',
  'application.manage',
] as const
export type OrganizationPermission = (typeof organizationPermissions)[number]

/** The roles of members, from highest to lowest. */
export const roles = ['owner', 'editor', 'member'] as const
export type Role = (typeof roles)[number]

const memberPermissions = ['organization.read', 'member.read', 'group.read'] as const

/** What each role may do. An owner of the company manages like an owner, but has no rights to images. */
export const permissionsOf: Record<Role | 'company_owner', readonly OrganizationPermission[]> = {
  company_owner: organizationPermissions,
  owner: organizationPermissions,
  editor: [...memberPermissions, 'repository.list', 'repository.create'],
  member: memberPermissions,
}
