import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

export type AskedRepository = { name: string } & RepositoryRights

/** What a tool asks for (RFC 9396), as it is kept and shown to a person: names, which may be of nothing. */
export type AskedAccess = {
  repositories: AskedRepository[]
  /** For how long at most. */
  seconds: number
  /** Why, in its own words, with what is hidden in them made visible. */
  reason: string | null
}

/** What a person has approved of it. Ids, so that nothing made anew under a name takes its place. */
export type ApprovedAccess = {
  repositories: ({ id: string } & RepositoryRights)[]
  /** RFC 3339. */
  expiresAt: string
}
