import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'

/**
 * What an organization's token may do besides pulling and pushing images: to the organization itself or, with `inRepositories`,
 * in the repositories that it has. Edit includes Read. `more` ones are not shown at first.
 */
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
  {
    scope: 'scope-activity-read',
    resource: 'Activity',
    level: 'Read',
    meaning: "Read the organization's activity log.",
    more: true,
    permissions: ['audit.read'],
  },
  {
    scope: 'scope-repository-list',
    resource: 'Repository',
    level: 'List',
    meaning: 'List all repositories, private ones included.',
    more: true,
    permissions: ['repository.list'],
  },
  {
    scope: 'scope-repository-create',
    resource: 'Repository',
    level: 'Create',
    meaning: 'Create repositories.',
    more: true,
    permissions: ['repository.create'],
  },
  {
    scope: 'scope-repository-read',
    resource: 'Repository',
    level: 'Read',
    meaning: 'Read descriptions and settings. Image Pull includes it.',
    more: true,
    inRepositories: true,
    permissions: [],
  },
  {
    scope: 'scope-repository-edit',
    resource: 'Repository',
    level: 'Edit',
    meaning: 'Change descriptions and visibility.',
    includes: 'scope-repository-read',
    more: true,
    inRepositories: true,
    permissions: [],
  },
  {
    scope: 'scope-tag-read',
    resource: 'Tag',
    level: 'Read',
    meaning: 'List and read tags. Image Pull includes it.',
    more: true,
    inRepositories: true,
    permissions: [],
  },
  {
    scope: 'scope-tag-admin',
    resource: 'Tag',
    level: 'Delete',
    meaning: 'Delete tags through the API.',
    includes: 'scope-tag-read',
    more: true,
    inRepositories: true,
    permissions: [],
  },
  {
    scope: 'scope-image-delete',
    resource: 'Image',
    level: 'Delete',
    meaning: 'Delete images and tags through the registry, where the token has Image Push.',
    more: true,
    inRepositories: true,
    permissions: [],
  },
] as const satisfies readonly {
  scope: string
  resource: string
  level: 'Read' | 'Edit' | 'List' | 'Create' | 'Delete'
  meaning: string
  includes?: string
  more?: boolean
  inRepositories?: boolean
  permissions: readonly OrganizationPermission[]
}[]

export type OrganizationScope = (typeof organizationScopes)[number]['scope']

/** Whether a scope is about the repositories that a token has, rather than about the organization. */
export const isInRepositories = (scope: OrganizationScope) =>
  organizationScopes.some((one) => one.scope === scope && 'inRepositories' in one)

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
