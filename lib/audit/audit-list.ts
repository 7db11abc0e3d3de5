const pageSize = 20

/** The log as it is before anybody filters it. */
export const auditList = {
  pageSize,
  plain: { action: null, actor: '', target: '', from: '', to: '', page: 1, pageSize },
} as const
