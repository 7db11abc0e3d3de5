/** The list of services as it is before anybody filters or sorts it. */
export const serviceList = {
  pageSize: 20,
  plain: { q: '', sort: 'name', order: 'asc', page: 1 },
} as const
