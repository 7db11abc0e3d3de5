import type { Fact } from '#lib/audit/mutate.ts'
import type { GivenService } from '#lib/grants/given-service.ts'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'
import type { PersonalGrantTypes } from '#lib/grants/personal-grant.ts'
import type { OwnerKind } from '#lib/owners.ts'
import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { PersonalPermission, RepositoryRights } from '#lib/scopes/personal-permissions.ts'

export const selectedRepositoriesMax = 50

/** A grant's shapes by the kind of owner: what a door says, what is read of the row, what `decide` reads. */
export type GrantTypes = { account: PersonalGrantTypes; organization: OrganizationGrantTypes }

/** What the row of a token holds of its grant. */
type StoredGrant = {
  permission: PersonalPermission | null
  allRepositories: boolean
  allPush: boolean
  publicRead: boolean
  scopes: OrganizationScope[]
}

type StoredPrefixes = { pullPrefixes: string[]; pushPrefixes: string[] }

/** What a row of `token_repository` holds. */
type StoredRepository = { repositoryId: string } & RepositoryRights

/** One of the chosen: a repository, or a prefix, which is stored in the token's own row. */
type StoredChoice = (StoredRepository & { prefix?: undefined }) | { prefix: string; push: boolean }

/** The row as it is read: with how many of its chosen repositories are left, and the grant in a client's words. */
export type GrantRow = StoredGrant &
  StoredPrefixes & {
    chosenRepositories: number
    pushRepositories: number
    grantsSent: unknown
  }

/** A chosen repository as it is read; `rights` are what the owner may do there now: none, where it is out of reach. */
export type ChosenRow = Repository & RepositoryRights & { rights: RepositoryRights }

export type Repository = {
  id: string
  fullName: string
  visibility: 'public' | 'private'
  prefix?: undefined
}

/** All repositories below a path, current and future: `team`, whose full name is `acme/team/*`. */
export type Prefix = { prefix: string; fullName: string; id?: undefined; visibility?: undefined }

export const prefixOf = (organization: string, prefix: string): Prefix => ({
  ...{ prefix, fullName: `${organization}/${prefix}/*` },
})

/** What a token can do, after "Can", or what has to be chosen first. */
type Summary = { can: string } | { missing: string }

/** What a token may do, for one kind of owner. */
export interface Grant<Kind extends OwnerKind> {
  /** Whether a token would do nothing without services, and what to say then: the field and a message. */
  isEmpty(said: GrantTypes[Kind]['said'] | GrantTypes[Kind]['named']): boolean
  nothing: readonly [field: string, message: string]
  /** Where among those fields the chosen repositories stand. */
  chosenPath: string
  stored(said: GrantTypes[Kind]['said']): StoredGrant & { chosen: StoredChoice[] }
  /** Why a repository can't be chosen so: the field and a message. */
  refusal(
    said: GrantTypes[Kind]['said'],
    wanted: StoredRepository,
    repository: Omit<ChosenRow, keyof RepositoryRights>,
  ): readonly [field: string, message: string] | null
  read(row: GrantRow): GrantTypes[Kind]['held']
  /** All that a token was given. */
  named(details: Details<Kind>): GrantTypes[Kind]['named']
  readChosen(row: ChosenRow): GrantTypes[Kind]['chosen']
  readPrefixes(row: GrantRow, ownerName: string): GrantTypes[Kind]['chosen'][]
  /** In words for the log, which also tell whether two grants differ. */
  describe(details: Details<Kind>): Record<string, Fact>
  /** For the page of a token that can't be edited. */
  facts(held: GrantTypes[Kind]['held'], services: readonly GivenService[]): { name: string; text: string }[]
  summarize(named: GrantTypes[Kind]['named'], ownerName: string, services: readonly GivenService[]): Summary
}

type Details<Kind extends OwnerKind> = GrantTypes[Kind]['held'] & {
  chosenRepositories: GrantTypes[Kind]['chosen'][]
}
