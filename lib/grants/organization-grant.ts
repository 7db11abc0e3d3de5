import type { OrganizationActor } from '#lib/authz/actor.ts'
import { describeNames } from '#lib/grants/describe-names.ts'
import { describeAccess, describeScopes } from '#lib/grants/describe-organization-grant.ts'
import { describeServices } from '#lib/grants/describe-services.ts'
import { prefixOf, type Grant, type GrantRow, type Prefix, type Repository } from '#lib/grants/grant.ts'
import type { ImageAccess } from '#lib/grants/image-access.ts'
import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** Images of all repositories, of chosen ones or both; public ones of others; and what of the organization is managed. */
export type OrganizationGrant = Chosen<
  { id: string; prefix?: undefined } | { prefix: string; id?: undefined }
>

type Chosen<One> = {
  publicRead: boolean
  repositories: { all: ImageAccess | null; chosen: (One & { access: ImageAccess })[] }
  scopes: OrganizationScope[]
}

/** What a token is given, as the API has it. */
export type Resource = { type: string; path: string; scopes: string[] }

type Held = Pick<OrganizationGrant, 'publicRead' | 'scopes'> & {
  /**
   * What holds for all repositories of the organization; how many chosen ones are left, and to be pushed to; and what
   * holds below prefixes.
   */
  repositories: { all: ImageAccess | null; chosen: number; push: number; prefixes: PrefixAccess[] }
  /** All that in the words of the API's client, unless it was edited since. */
  resourcesSent: Resource[] | null
}

type PrefixAccess = { prefix: string; access: ImageAccess }

export type OrganizationGrantTypes = {
  said: OrganizationGrant
  held: Held
  chosen: (Repository | Prefix) & { access: ImageAccess }
  named: Chosen<Repository | Prefix>
}

/** What `decide` reads. */
type Images = Pick<
  OrganizationActor,
  'scopes' | 'publicRead' | 'allRepositories' | 'allPush' | 'pullPrefixes' | 'pushPrefixes'
>

export const organizationGrant: Grant<'organization'> = {
  isEmpty: ({ publicRead, repositories: { all, chosen }, scopes }) =>
    !publicRead && all === null && chosen.length === 0 && scopes.length === 0,
  nothing: ['repositories', 'Choose at least one repository or organization permission.'],

  chosenPath: 'repositories.chosen',

  stored: ({ publicRead, repositories: { all, chosen }, scopes }) => ({
    ...{ permission: null, publicRead, scopes, allRepositories: all !== null, allPush: all === 'push' },
    chosen: chosen.map(({ access, id, prefix }) => {
      const push = access === 'push'
      return prefix === undefined ? { repositoryId: id, pull: true, push, delete: false } : { prefix, push }
    }),
  }),

  refusal: () => null,

  read: (row) => ({
    publicRead: row.publicRead,
    repositories: {
      all: row.allRepositories ? accessOf(row.allPush) : null,
      chosen: row.chosenRepositories,
      push: row.pushRepositories,
      prefixes: prefixesOf(row),
    },
    scopes: row.scopes,
    resourcesSent: row.grantsSent as Resource[] | null,
  }),

  named: ({ publicRead, repositories: { all }, chosenRepositories: chosen, scopes }) => ({
    ...{ publicRead, scopes },
    repositories: { all, chosen },
  }),

  readChosen: ({ id, fullName, visibility, push }) => ({ id, fullName, visibility, access: accessOf(push) }),

  readPrefixes: (row, organization) =>
    prefixesOf(row).map(({ prefix, access }) => ({ ...prefixOf(organization, prefix), access })),

  describe: ({ publicRead, repositories, chosenRepositories, scopes }) => ({
    publicRead,
    allRepositories: repositories.all,
    repositories: chosenRepositories.map(({ fullName, access }) => `${fullName}: ${access}`),
    scopes,
  }),

  facts: (held, services) => [{ name: 'Access', text: describeAccess(held, services).join('; ') }],

  summarize({ publicRead, repositories: { all, chosen }, scopes }, organization, services) {
    const pushed = all === 'push' ? [] : chosen.filter(({ access }) => access === 'push')
    const pulled = all ? [] : chosen.filter(({ access }) => access === 'pull')
    const used = describeServices(services)
    const parts = [
      ...(all ? [`${verbs[all]} every repository of ${organization}`] : []),
      ...(pushed.length ? [`pull and push ${describeNames(pushed)}`] : []),
      ...(pulled.length ? [`pull ${describeNames(pulled)}`] : []),
      ...(publicRead ? ['pull every public repository'] : []),
      ...(scopes.length ? [`${describeScopes(scopes, ' and ')} of ${organization}`] : []),
      ...(used ? [`use ${used}`] : []),
    ]
    const last = parts.pop()
    if (!last) return { missing: 'Can do nothing yet: choose a repository or an organization permission.' }
    return { can: [...parts, parts.length ? `and ${last}` : last].join(', ') }
  },
}

/** Exactly what the token's repository scopes say; push includes pull, and Image Delete is for where it may push. */
export function organizationRights(
  token: Images,
  repository: Pick<Repository, 'visibility'> & {
    /** Below the organization's namespace. */
    name: string
    chosen: RepositoryRights | null
    isOwn: boolean
  },
): RepositoryRights {
  const { name, visibility, chosen, isOwn } = repository
  const push = isOwn && (pushesTo(token, name) || chosen?.push === true)
  const pull = push || hasRepository(token, repository) || (token.publicRead && visibility === 'public')
  return { pull, push, delete: push && token.scopes.includes('scope-image-delete') }
}

/** Whether a repository is among those that the token was given, rather than a public one. */
export function hasRepository(
  token: Images,
  { name, chosen, isOwn }: { name: string; chosen: RepositoryRights | null; isOwn: boolean },
): boolean {
  return isOwn && (pullsFrom(token, name) || chosen?.pull === true)
}

/** Whether the token pulls a repository of the organization without having chosen it, so even a new one. */
export function pullsFrom({ allRepositories, pullPrefixes, pushPrefixes }: Images, name: string): boolean {
  return allRepositories || isBelow(name, pullPrefixes) || isBelow(name, pushPrefixes)
}

/** Likewise for a push. */
export function pushesTo({ allPush, pushPrefixes }: Images, name: string): boolean {
  return allPush || isBelow(name, pushPrefixes)
}

const isBelow = (name: string, prefixes: readonly string[]) =>
  prefixes.some((prefix) => name.startsWith(`${prefix}/`))

const prefixesOf = ({ pullPrefixes, pushPrefixes }: GrantRow): PrefixAccess[] =>
  [
    ...pullPrefixes.map((prefix) => ({ prefix, access: 'pull' as const })),
    ...pushPrefixes.map((prefix) => ({ prefix, access: 'push' as const })),
  ].sort((a, b) => (a.prefix < b.prefix ? -1 : 1))
const accessOf = (push: boolean): ImageAccess => (push ? 'push' : 'pull')
const verbs = { pull: 'pull', push: 'pull and push' } as const
