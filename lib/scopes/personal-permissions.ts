import { permissionLabels } from '#lib/scopes/permission-labels.ts'

/** What a person's token may do to a repository that its owner can access. */
export const repositoryActions = ['pull', 'push', 'delete'] as const
export type RepositoryAction = (typeof repositoryActions)[number]
export type RepositoryRights = Record<RepositoryAction, boolean>

/** The permission levels of a personal access token, from lowest to highest. */
export const personalPermissions = [
  {
    value: 'public_read',
    scope: 'repo:public_read',
    label: permissionLabels.public_read,
    meaning: 'Pull public repositories.',
    actions: ['pull'],
    publicOnly: true,
  },
  {
    value: 'read',
    scope: 'repo:read',
    label: permissionLabels.read,
    meaning: 'Pull every repository that you can read.',
    actions: ['pull'],
    publicOnly: false,
  },
  {
    value: 'write',
    scope: 'repo:write',
    label: permissionLabels.write,
    meaning: 'Also push where you can write.',
    actions: ['pull', 'push'],
    publicOnly: false,
  },
  {
    value: 'admin',
    scope: 'repo:admin',
    label: permissionLabels.admin,
    meaning: 'Also delete images and manage the repositories.',
    actions: ['pull', 'push', 'delete'],
    publicOnly: false,
  },
] as const satisfies readonly {
  value: string
  scope: string
  label: string
  meaning: string
  actions: readonly RepositoryAction[]
  publicOnly: boolean
}[]

export type PersonalPermission = (typeof personalPermissions)[number]['value']

export function personalPermission(value: PersonalPermission) {
  return personalPermissions.find((permission) => permission.value === value)!
}

/** Whether a permission level includes an action at all. */
export function permits(value: PersonalPermission, action: RepositoryAction): boolean {
  return (personalPermission(value).actions as readonly RepositoryAction[]).includes(action)
}

/** Whether a level reaches a repository at all. */
export function reaches(
  permission: PersonalPermission,
  { visibility }: { visibility: 'public' | 'private' },
): boolean {
  return visibility === 'public' || !personalPermission(permission).publicOnly
}

/** Whether a permission level is at least this one. */
export function reachesLevel(value: PersonalPermission, least: PersonalPermission): boolean {
  const levels = personalPermissions.map(({ value }) => value)
  return levels.indexOf(value) >= levels.indexOf(least)
}

/** The lowest level that includes an action. */
export function leastPermissionFor(action: RepositoryAction) {
  return personalPermissions.find(({ value }) => permits(value, action))!
}
