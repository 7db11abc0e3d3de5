import { z } from 'zod'
import { describeNames, list } from '#lib/grants/describe-names.ts'
import { selectedRepositoriesMax, type Grant, type Repository } from '#lib/grants/grant.ts'
import { organizationScopes, withIncluded, type OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** Push includes pull. */
export const imageAccessLabels = { pull: 'Image Pull', push: 'Image Push' } as const
export type ImageAccess = keyof typeof imageAccessLabels

/** Images of all repositories, of chosen ones or both; public ones of others; and what of the organization is managed. */
export type OrganizationGrant = Chosen<{ id: string }>

type Chosen<Repository> = {
  publicRead: boolean
  repositories: { all: ImageAccess | null; chosen: (Repository & { access: ImageAccess })[] }
  scopes: OrganizationScope[]
}

/** What a token is given, as the API has it. */
export type Resource = { type: string; path: string; scopes: string[] }

type Held = Pick<OrganizationGrant, 'publicRead' | 'scopes'> & {
  /** What holds for all repositories of the organization; how many chosen ones are left, and to be pushed to. */
  repositories: { all: ImageAccess | null; chosen: number; push: number }
  /** All that in the words of the API's client, unless it was edited since. */
  resourcesSent: Resource[] | null
}

export type OrganizationGrantTypes = {
  said: OrganizationGrant
  held: Held
  chosen: Repository & { access: ImageAccess }
  named: Chosen<Repository>
}

/** What `decide` reads. */
type Images = { publicRead: boolean; allRepositories: boolean; allPush: boolean }

const access = z.enum(['pull', 'push'], { error: `Choose ${Object.values(imageAccessLabels).join(' or ')}.` })

const chosenRepository = z.object({ id: z.uuid('Choose a repository from the list.').toLowerCase(), access })

const fromTheList = 'Choose repositories from the list.'
const repositories = z.object(
  {
    /** What holds for every repository of the organization, present and future. */
    all: access.nullable(),
    chosen: z
      .array(chosenRepository, { error: fromTheList })
      .max(selectedRepositoriesMax, `Choose at most ${selectedRepositoriesMax} repositories.`)
      .refine(
        (chosen) => new Set(chosen.map(({ id }) => id)).size === chosen.length,
        'Choose each repository once.',
      ),
  },
  { error: fromTheList },
)

const error = 'Choose what the token manages from the list.'
const scopes = z
  .array(
    z.enum(
      organizationScopes.map(({ scope }) => scope),
      { error },
    ),
    { error },
  )
  .max(organizationScopes.length, 'Choose each permission once.')
  .transform(withIncluded)

export const organizationGrant: Grant<'organization'> = {
  fields: {
    publicRead: z.boolean({ error: 'Choose whether the token reads public repositories.' }),
    repositories,
    scopes,
  },

  check({ publicRead, repositories, scopes }, context) {
    if (publicRead || repositories.all || repositories.chosen.length > 0 || scopes.length > 0) return
    const message = 'Choose at least one repository or organization permission.'
    context.addIssue({ code: 'custom', path: ['repositories'], message })
  },

  chosenPath: 'repositories.chosen',

  stored: ({ publicRead, repositories: { all, chosen }, scopes }) => ({
    ...{ permission: null, publicRead, scopes, allRepositories: all !== null, allPush: all === 'push' },
    chosen: chosen.map(({ id, access }) => ({
      repositoryId: id,
      ...{ pull: true, push: access === 'push', delete: false },
    })),
  }),

  refusal: () => null,

  read: (row) => ({
    publicRead: row.publicRead,
    repositories: {
      all: row.allRepositories ? accessOf(row.allPush) : null,
      chosen: row.chosenRepositories,
      push: row.pushRepositories,
    },
    scopes: row.scopes,
    resourcesSent: row.grantsSent as Resource[] | null,
  }),

  readChosen: ({ id, fullName, visibility, push }) => ({ id, fullName, visibility, access: accessOf(push) }),

  describe: ({ publicRead, repositories, chosenRepositories, scopes }) => ({
    publicRead,
    allRepositories: repositories.all,
    repositories: chosenRepositories.map(({ fullName, access }) => `${fullName}: ${access}`),
    scopes,
  }),

  facts: (held) => [{ name: 'Access', text: describeAccess(held).join('; ') }],

  summarize({ publicRead, repositories: { all, chosen }, scopes }, organization) {
    const pushed = all === 'push' ? [] : chosen.filter(({ access }) => access === 'push')
    const pulled = all ? [] : chosen.filter(({ access }) => access === 'pull')
    const parts = [
      ...(all ? [`${verbs[all]} every repository of ${organization}`] : []),
      ...(pushed.length ? [`pull and push ${describeNames(pushed)}`] : []),
      ...(pulled.length ? [`pull ${describeNames(pulled)}`] : []),
      ...(publicRead ? ['pull every public repository'] : []),
      ...(scopes.length ? [`${describeScopes(scopes, ' and ')} of ${organization}`] : []),
    ]
    const last = parts.pop()
    if (!last) return { missing: 'Can do nothing yet: choose a repository or an organization permission.' }
    return { can: [...parts, parts.length ? `and ${last}` : last].join(', ') }
  },
}

/** Exactly what the token's repository scopes say; push includes pull, and nothing includes delete. */
export function organizationRights(
  { publicRead, allRepositories, allPush }: Images,
  {
    visibility,
    chosen,
    isOwn,
  }: Pick<Repository, 'visibility'> & { chosen: RepositoryRights | null; isOwn: boolean },
): RepositoryRights {
  const push = isOwn && (allPush || chosen?.push === true)
  const pull = push || (isOwn && (allRepositories || chosen?.pull === true))
  return { pull: pull || (publicRead && visibility === 'public'), push, delete: false }
}

/** What a token may do, in a line on images and one on the organization; a line that says nothing is left out. */
export function describeAccess(held: Held): string[] {
  const lines = [describeImages(held), describeScopes(held.scopes)].filter((line) => line !== '')
  return lines.length ? lines.map(sentence) : ['No repository left']
}

/** Whether all that a token was given has been deleted since. */
export function reachesNothing({ repositories, publicRead, scopes }: Held): boolean {
  return !repositories.all && repositories.chosen === 0 && !publicRead && scopes.length === 0
}

/** "all repositories (pull), 2 more (push) and public ones" */
function describeImages({ repositories: { all, chosen, push }, publicRead }: Held): string {
  const noun = chosen === 1 ? 'repository' : 'repositories'
  const access = push === 0 ? 'pull' : push === chosen ? 'push' : `${push} push`
  const parts = [
    ...(all ? [`all repositories (${all})`] : []),
    ...(chosen > 0 ? [`${chosen} ${all ? 'chosen' : noun} (${access})`] : []),
    ...(publicRead ? [all || chosen > 0 ? 'public ones' : 'public repositories'] : []),
  ]
  return list.format(parts)
}

/** "edit members and groups, read invites" */
export function describeScopes(scopes: readonly OrganizationScope[], separator = ', '): string {
  const granted = organizationScopes.filter(({ scope }) => scopes.includes(scope))
  const edited = granted.filter(({ level }) => level === 'Edit').map(({ resource }) => resource)
  const read = granted.map(({ resource }) => resource).filter((resource) => !edited.includes(resource))
  const parts = [
    ...(edited.length ? [`edit ${list.format(edited.map(plural))}`] : []),
    ...(read.length ? [`read ${list.format(read.map(plural))}`] : []),
  ]
  return parts.join(separator)
}

const accessOf = (push: boolean): ImageAccess => (push ? 'push' : 'pull')
const plural = (resource: string) => `${resource.toLowerCase()}s`
const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const verbs = { pull: 'pull', push: 'pull and push' } as const
