/** What can be done to an organization, beside what is done to its images. */
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
  'repository.create',
  'token.manage',
  'audit.read',
] as const
export type OrganizationPermission = (typeof organizationPermissions)[number]

/** The roles of members, from the most to the least. */
export const roles = ['owner', 'editor', 'member'] as const
export type Role = (typeof roles)[number]

const memberPermissions = ['organization.read', 'member.read', 'group.read'] as const

/** Which role may do what. An owner of the company manages as an owner does; images are another matter. */
export const permissionsOf: Record<Role | 'company_owner', readonly OrganizationPermission[]> = {
  company_owner: organizationPermissions,
  owner: organizationPermissions,
  editor: [...memberPermissions, 'repository.create'],
  member: memberPermissions,
}
