import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'

/** What an organization's token may do to the organization itself: Edit includes Read. */
export const organizationScopes = [
  {
    scope: 'scope-member-read',
    resource: 'Member',
    level: 'Read',
    meaning: 'List members and their roles.',
    permissions: ['member.read'],
  },
  {
    scope: 'scope-member-edit',
    resource: 'Member',
    level: 'Edit',
    meaning: 'Also change and remove editors and members, but never owners.',
    includes: 'scope-member-read',
    permissions: ['member.read', 'member.edit'],
  },
  {
    scope: 'scope-invite-read',
    resource: 'Invite',
    level: 'Read',
    meaning: 'List pending invites.',
    permissions: ['invite.read'],
  },
  {
    scope: 'scope-invite-edit',
    resource: 'Invite',
    level: 'Edit',
    meaning: 'Also invite editors and members, and resend and cancel such invites, but never owners.',
    includes: 'scope-invite-read',
    permissions: ['invite.read', 'invite.edit'],
  },
  {
    scope: 'scope-group-read',
    resource: 'Group',
    level: 'Read',
    meaning: 'List groups, their members and their repositories.',
    permissions: ['group.read'],
  },
  {
    scope: 'scope-group-edit',
    resource: 'Group',
    level: 'Edit',
    meaning: 'Also create, change and delete groups, and the repositories they give access to.',
    includes: 'scope-group-read',
    permissions: ['group.read', 'group.edit'],
  },
] as const satisfies readonly {
  scope: string
  resource: string
  level: 'Read' | 'Edit'
  meaning: string
  includes?: string
  permissions: readonly OrganizationPermission[]
}[]

export type OrganizationScope = (typeof organizationScopes)[number]['scope']

/** Each once, and with Edit also Read. */
export function withIncluded(chosen: OrganizationScope[]): OrganizationScope[] {
  const included = organizationScopes.flatMap((one) =>
    chosen.includes(one.scope) && 'includes' in one ? [one.includes] : [],
  )
  return [...new Set([...chosen, ...included])]
}

/** Whether a token with these scopes may use a permission. */
export function scopesPermit(scopes: readonly string[], permission: OrganizationPermission): boolean {
  return organizationScopes.some(
    ({ scope, permissions }) =>
      scopes.includes(scope) && (permissions as readonly OrganizationPermission[]).includes(permission),
  )
}
