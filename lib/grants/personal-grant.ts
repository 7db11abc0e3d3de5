import { describeReach } from '#lib/grants/describe-reach.ts'
import type { ChosenRow, Grant, Repository } from '#lib/grants/grant.ts'
import { describeNames, list } from '#lib/grants/describe-names.ts'
import { describeServices } from '#lib/grants/describe-services.ts'
import {
  permits,
  personalPermission,
  reaches,
  repositoryActions,
  type PersonalPermission,
  type RepositoryAction,
  type RepositoryRights,
} from '#lib/scopes/personal-permissions.ts'

/** A level, on all repositories or on chosen ones with what of the level holds there; and pull of public ones beside those. */
type PersonalGrant = {
  permission: PersonalPermission
  repositories: 'all' | ({ id: string } & RepositoryRights)[]
  publicRead: boolean
}

export type PersonalGrantTypes = {
  said: PersonalGrant
  held: {
    permission: PersonalPermission
    /** "all", or how many chosen repositories are left. */
    repositories: 'all' | number
    publicRead: boolean
    /** The scopes of the API's client, of which the permission is the highest unless it was edited since. */
    scopesSent: string[] | null
  }
  chosen: ChosenRow
  named: Omit<PersonalGrant, 'repositories'> & { repositories: 'all' | ChosenRow[] }
}

/** What `decide` reads. */
type PersonalLevel = { permission: PersonalPermission; allRepositories: boolean; publicRead: boolean }

export const personalGrant: Grant<'account'> = {
  isEmpty: ({ repositories }) => repositories !== 'all' && repositories.length === 0,
  nothing: ['repositories', 'Choose at least one repository.'],

  chosenPath: 'repositories',

  stored({ permission, repositories, publicRead }) {
    const chosen = repositories === 'all' ? [] : repositories
    return {
      ...{ permission, allRepositories: repositories === 'all', publicRead },
      ...{ allPush: false, scopes: [] },
      chosen: chosen.map(({ id, ...flags }) => ({ repositoryId: id, ...flags })),
    }
  },

  refusal({ permission }, wanted, { fullName, rights, ...repository }) {
    if (!reaches(permission, repository))
      return ['id', `${fullName} is private. Choose Read-only or higher, or leave it out.`]
    const beyond = repositoryActions.find((action) => wanted[action] && !rights[action])
    return beyond ? [beyond, `You can't ${verbs[beyond]} ${fullName}. Leave that out.`] : null
  },

  read: ({ permission, allRepositories, publicRead, chosenRepositories, grantsSent }) => ({
    permission: permission!,
    repositories: allRepositories ? 'all' : chosenRepositories,
    publicRead,
    scopesSent: grantsSent as string[] | null,
  }),

  named: ({ permission, repositories, publicRead, chosenRepositories }) => ({
    ...{ permission, publicRead },
    repositories: repositories === 'all' ? 'all' : chosenRepositories,
  }),

  readChosen: (row) => row,
  readPrefixes: () => [],

  describe: ({ permission, repositories, publicRead, chosenRepositories }) => ({
    permission,
    publicRead,
    repositories:
      repositories === 'all'
        ? 'all'
        : chosenRepositories.map((one) => `${one.fullName}: ${actionsOf(one).join(', ')}`),
  }),

  facts: (held, services) => [
    { name: 'Permission', text: personalPermission(held.permission).label },
    { name: 'Access', text: describeReach(held, services) },
  ],

  summarize({ permission, repositories, publicRead }, _, services) {
    const used = describeServices(services)
    const use = used === '' ? [] : [`use ${used}`]
    if (repositories === 'all')
      return { can: [everywhere[permission], ...use, ...lastOf(permission)].join(', and ') }
    const byActions = Map.groupBy(repositories, (one) => list.format(actionsOf(one)))
    byActions.delete('')
    if (byActions.size === 0 && used === '')
      return {
        missing:
          repositories.length === 0
            ? 'Choose the repositories it can access.'
            : 'Can do nothing yet: choose pull, push or delete.',
      }
    const parts = [...byActions].map(([actions, chosen]) => `${actions} ${describeNames(chosen)}`)
    if (publicRead) parts.push('pull every public repository')
    return { can: `${[...parts, ...use].join(', and ')}, and nothing else` }
  },
}

/** Of the account's rights on a repository, those within the level and, where repositories were chosen, within the choice. */
export function personalRights(
  { permission, allRepositories, publicRead }: PersonalLevel,
  {
    visibility,
    chosen,
    rights,
  }: Pick<Repository, 'visibility'> & { chosen: RepositoryRights | null; rights: RepositoryRights },
): RepositoryRights {
  const isPublicRead = publicRead && visibility === 'public'
  const may = (action: RepositoryAction) =>
    rights[action] &&
    reaches(permission, { visibility }) &&
    permits(permission, action) &&
    (allRepositories || chosen?.[action] === true || (isPublicRead && action === 'pull'))
  return { pull: may('pull'), push: may('push'), delete: may('delete') }
}

const actionsOf = (flags: RepositoryRights) => repositoryActions.filter((action) => flags[action])

const lastOf = (permission: PersonalPermission) => (permission === 'public_read' ? ['nothing else'] : [])

const verbs = { pull: 'pull', push: 'push to', delete: 'delete images of' } as const

const everywhere: Record<PersonalPermission, string> = {
  public_read: 'pull every public repository',
  read: 'pull every repository that you can read',
  write: 'pull every repository that you can read, and push where you can write',
  admin:
    'pull every repository that you can read, push and delete images where you can write, and manage your repositories',
}
