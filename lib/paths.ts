import { tokenPaths } from '#lib/token-paths.ts'

const own = tokenPaths({ kind: 'account' })
const of = (name: string) => tokenPaths({ kind: 'organization', name })

/** Every path of the console. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  secondStep: '/sign-in/two-factor',
  serviceSignIn: '/sign-in/service',
  register: '/register',
  setUp: '/set-up',
  setUpAccount: '/set-up/account',
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  verifyEmail: '/verify-email',
  activate: '/activate',
  profile: '/account/profile',
  security: own.list,
  newToken: own.new,
  twoFactor: '/account/security/two-factor',
  howTokensWork: '/account/security/how-tokens-work',
  sessions: '/account/sessions',
  activity: '/account/activity',
  activityCsv: '/account/activity/csv',
  repositories: '/repositories',
  newRepository: '/repositories/new',
  /** A name may contain slashes. */
  repository: (namespace: string, name: string) => `/repositories/${namespace}/${name}`,
  newOrganization: '/organizations/new',
  organization: (name: string) => `/organizations/${name}`,
  members: (name: string) => `/organizations/${name}/members`,
  invites: (name: string) => `/organizations/${name}/invites`,
  groups: (name: string) => `/organizations/${name}/groups`,
  group: (name: string, group: string) => `/organizations/${name}/groups/${group}`,
  organizationRepositories: (name: string) => `/organizations/${name}/repositories`,
  accessTokens: (name: string) => of(name).list,
  newAccessToken: (name: string) => of(name).new,
  services: (name: string) => `/organizations/${name}/services`,
  applications: (name: string) => `/organizations/${name}/applications`,
  workloads: (name: string) => `/organizations/${name}/workloads`,
  newWorkload: (name: string) => `/organizations/${name}/workloads/new`,
  workload: (name: string, id: string) => `/organizations/${name}/workloads/${id}`,
  organizationActivity: (name: string) => `/organizations/${name}/activity`,
  organizationActivityCsv: (name: string) => `/organizations/${name}/activity/csv`,
  organizationSettings: (name: string) => `/organizations/${name}/settings`,
  invite: (id: string) => `/invites/${id}`,
  siteAccounts: '/site/accounts',
  siteOrganizations: '/site/organizations',
  siteCompanies: '/site/companies',
  siteDeviceClients: '/site/device-clients',
  siteServices: '/site/services',
  siteApplications: '/site/applications',
  siteImport: '/site/import',
  siteJobs: '/site/jobs',
  siteCompany: (id: string) => `/site/companies/${id}`,
  apiDocs: '/docs/api',
} as const

/** The pages of an organization's services; of the installation's with null. */
export function servicePaths(of: string | null) {
  const list = of === null ? paths.siteServices : paths.services(of)
  return { list, new: `${list}/new`, page: (name: string) => `${list}/${name}` }
}
