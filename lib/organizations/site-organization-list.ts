/** The site's list of organizations as it is before anybody filters or sorts it. */
export const siteOrganizationList = {
  pageSize: 20,
  plain: { q: '', plan: null, sort: 'name', order: 'asc', page: 1 },
} as const
