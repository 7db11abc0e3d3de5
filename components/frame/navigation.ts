import { may } from '#lib/authz/standing.ts'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'
import { paths } from '#lib/paths.ts'

export type NavigationLink = {
  href: string
  label: string
  /** Whether the pages below it have links of their own. */
  exact?: boolean
}

/** The links of the side navigation, under a heading. */
export type Navigation = { label: string; links: NavigationLink[] }

export const accountNavigation: Navigation = {
  label: 'Account',
  links: [
    { href: paths.profile, label: 'Profile' },
    { href: paths.security, label: 'Security' },
    { href: paths.sessions, label: 'Sessions' },
    { href: paths.activity, label: 'Activity' },
  ],
}

export const siteNavigation: Navigation = {
  label: 'Site',
  links: [
    { href: paths.siteOrganizations, label: 'Organizations' },
    { href: paths.siteCompanies, label: 'Companies' },
    { href: paths.siteAccounts, label: 'Accounts' },
    { href: paths.siteDeviceClients, label: 'Device clients' },
    { href: paths.siteServices, label: 'Services' },
    { href: paths.siteApplications, label: 'Applications' },
    { href: paths.siteImport, label: 'Import' },
    { href: paths.siteJobs, label: 'Jobs' },
  ],
}

/** The header's links. For who administers nothing of an organization, its console is the organization. */
export function mainLinks(organization: OwnOrganization | undefined): NavigationLink[] {
  const repositories = { href: paths.repositories, label: 'Repositories' }
  const help = [
    { href: paths.apiDocs, label: 'API docs' },
    { href: paths.howTokensWork, label: 'Help' },
  ]
  if (!organization) return [repositories, ...help]
  const label = may(organization, 'member.edit') ? 'Admin Console' : 'Organization'
  return [repositories, { href: paths.organization(organization.name), label }, ...help]
}
