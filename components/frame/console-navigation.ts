import type { Navigation } from '#components/frame/navigation.ts'
import { may } from '#lib/authz/standing.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'
import { paths } from '#lib/paths.ts'

type Page = { path: (name: string) => string; label: string; permission: OrganizationPermission }

const pages: Page[] = [
  { path: paths.organization, label: 'Overview', permission: 'organization.read' },
  { path: paths.members, label: 'Members', permission: 'member.read' },
  { path: paths.invites, label: 'Invites', permission: 'invite.read' },
  { path: paths.groups, label: 'Groups', permission: 'group.read' },
  { path: paths.organizationRepositories, label: 'Repositories', permission: 'organization.read' },
  { path: paths.accessTokens, label: 'Access tokens', permission: 'token.manage' },
  { path: paths.services, label: 'Services', permission: 'service.manage' },
  { path: paths.applications, label: 'Applications', permission: 'application.manage' },
  { path: paths.workloads, label: 'Trusted workloads', permission: 'workload.manage' },
  { path: paths.organizationActivity, label: 'Activity', permission: 'audit.read' },
  { path: paths.organizationSettings, label: 'Settings', permission: 'organization.edit' },
]

/** The pages of the Admin Console that the person's role may open. */
export function consoleNavigation(organization: OwnOrganization): Navigation {
  const links = pages
    .filter(({ path, permission }) => path === paths.organization || may(organization, permission))
    .map(({ path, label }) => ({ href: path(organization.name), label, exact: path === paths.organization }))
  return { label: organization.displayName, links }
}
