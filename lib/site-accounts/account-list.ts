/** The site's list of accounts as it is before anybody filters or sorts it. */
export const siteAccountList = {
  pageSize: 20,
  plain: { q: '', status: null, sort: 'name', order: 'asc', page: 1 },
} as const

/** `pending` is an account whose person has not chosen a password yet. */
export const accountStatuses = ['active', 'suspended', 'pending'] as const
export type AccountStatus = (typeof accountStatuses)[number]
