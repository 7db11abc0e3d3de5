/** The list of groups as it is before anybody filters or sorts it. */
export const groupList = {
  pageSize: 20,
  plain: { q: '', member: null, sort: 'name', order: 'asc', page: 1 },
} as const
