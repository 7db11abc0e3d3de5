const filters = { q: '', status: null, attention: null } as const
const place = { sort: 'created', order: 'desc', page: 1 } as const

/** An owner's list of tokens as it is before anybody filters or sorts it. */
export const tokenList = {
  pageSize: 20,
  plain: {
    account: { ...filters, source: null, ...place },
    organization: { ...filters, access: null, workload: null, ...place },
  },
} as const
