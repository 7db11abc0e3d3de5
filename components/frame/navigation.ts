import { paths } from '#lib/paths.ts'

export type NavigationLink = { href: string; label: string }

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
    { href: paths.siteJobs, label: 'Jobs' },
  ],
}

/** The header's links; the Admin Console is that of the current organization, or of the first one. */
export function mainLinks(organization: string | undefined): NavigationLink[] {
  const repositories = { href: paths.repositories, label: 'Repositories' }
  if (!organization) return [repositories]
  return [repositories, { href: paths.organization(organization), label: 'Admin Console' }]
}
