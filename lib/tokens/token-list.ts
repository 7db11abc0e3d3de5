const plain = { q: '', status: null, attention: null, sort: 'created', order: 'desc', page: 1 } as const

/** An owner's list of tokens as it is before anybody filters or sorts it. */
export const tokenList = {
  pageSize: 20,
  plain: { account: { ...plain, source: null }, organization: { ...plain, access: null } },
} as const
