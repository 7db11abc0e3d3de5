/** The list of invites as it is before anybody filters or sorts it. */
export const inviteList = {
  pageSize: 20,
  plain: { q: '', state: null, sort: 'created', order: 'desc', page: 1 },
} as const
