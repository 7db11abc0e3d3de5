import { z } from 'zod'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
import { parseRepositoryName, repositoryNameMax } from '#lib/repositories/repository-name.ts'
import { repositoryActions } from '#lib/scopes/personal-permissions.ts'
import { servicePolicy } from '#lib/services/schema.ts'

export const detailTypes = ['gatehouse_repository', 'gatehouse_service'] as const

const once = (actions: string[]) => new Set(actions).size === actions.length
const onceText = 'Name each action once.'
const locations = z.array(z.string()).max(10).default([])

const repositoryDetail = z.strictObject({
  type: z.literal(detailTypes[0]),
  identifier: z
    .string()
    .refine((name) => parseRepositoryName(name) !== null, 'Name a repository, as in namespace/name.'),
  actions: z.array(z.enum(repositoryActions)).min(1).max(repositoryActions.length).refine(once, onceText),
  locations,
})

const word = '[a-z0-9]+(?:[_-]+[a-z0-9]+)*'
const serviceName = new RegExp(`^(?:[a-z0-9]+(?:[._-]+[a-z0-9]+)*/)?${word}$`)
const permissionName = new RegExp(`^${word}$`)

const serviceDetail = z.strictObject({
  type: z.literal(detailTypes[1]),
  identifier: z
    .string()
    .max(repositoryNameMax)
    .regex(serviceName, 'Name a service, as in npm, or acme/npm of an organization.'),
  actions: z
    .array(z.string().max(30).regex(permissionName, 'Name a permission of the service.'))
    .min(1)
    .max(servicePolicy.permissionsMax)
    .refine(once, onceText),
  locations,
})

/** RFC 9396, 2: what may be asked for. Bounded before its objects are read, so that a long list is refused at once. */
export const detailsSchema = z
  .array(z.unknown())
  .min(1)
  .max(selectedRepositoriesMax, `Ask for at most ${selectedRepositoriesMax} things.`)
  .pipe(
    z.array(
      z.discriminatedUnion('type', [repositoryDetail, serviceDetail], {
        error: ({ code, path }) =>
          code === 'invalid_union' && path?.at(-1) === 'type'
            ? `Use ${detailTypes.join(' or ')}.`
            : undefined,
      }),
    ),
  )
