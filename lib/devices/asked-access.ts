import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

export type AskedRepository = { name: string } & RepositoryRights

/** By full name: `npm`, or `acme/npm` of an organization. */
export type AskedService = { name: string; permissions: string[] }

/** What a tool asks for (RFC 9396), as it is kept and shown to a person: names, which may be of nothing. */
export type AskedAccess = {
  repositories: AskedRepository[]
  services: AskedService[]
  /** For how long at most. */
  seconds: number
  /** Why, in its own words, with what is hidden in them made visible. */
  reason: string | null
}

/** What a person has approved of it. Ids, so that nothing made anew under a name takes its place. */
export type ApprovedAccess = {
  repositories: ({ id: string } & RepositoryRights)[]
  services: { id: string; permissions: string[] }[]
  /** RFC 3339. */
  expiresAt: string
}
