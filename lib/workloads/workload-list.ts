/** The list of trusted workloads as it is before anybody filters or sorts it. */
export const workloadList = {
  pageSize: 20,
  plain: { q: '', kind: null, sort: 'name', order: 'asc', page: 1 },
} as const

/** A workload's attempts, likewise. */
export const attemptList = { pageSize: 20, plain: { q: '', outcome: null, page: 1 } } as const
