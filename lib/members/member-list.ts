/** The list of members as it is before anybody filters or sorts it. */
export const memberList = {
  pageSize: 20,
  plain: { q: '', role: null, sort: 'username', order: 'asc', page: 1 },
} as const
