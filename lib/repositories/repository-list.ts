/** The list of repositories as it is before anybody filters or sorts it. */
export const repositoryList = {
  pageSize: 20,
  plain: { q: '', visibility: null, owner: null, sort: 'name', order: 'asc', page: 1 },
} as const
