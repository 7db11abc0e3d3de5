import { z } from 'zod'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import {
  detailedRepository,
  hubDetailedRepository,
  hubRepository,
  listedRepository,
} from '#api/hub/repository.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { AppError } from '#lib/errors.ts'
import { createRepository } from '#lib/repositories/create-repository.ts'
import { deleteRepository } from '#lib/repositories/delete-repository.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { immutableTagsSchema } from '#lib/repositories/immutable-tags.ts'
import { listKnownRepositories } from '#lib/repositories/list-known-repositories.ts'
import { createRepositorySchema, updateRepositorySchema } from '#lib/repositories/schema.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'

const create = createRepositorySchema.shape
const update = updateRepositorySchema.shape
const immutable = immutableTagsSchema.shape
const rulesIn = (text: string) => text.split(',').filter(Boolean)

const common = {
  tag: 'Repositories',
  errors: 'errinfo',
  renamed: {
    fullDescription: 'full_description',
    visibility: 'is_private',
    immutableTags: 'immutable_tags',
    immutableTagRules: 'immutable_tags_rules',
  },
} as const

const orderings = {
  name: { sort: 'name', order: 'asc' },
  '-name': { sort: 'name', order: 'desc' },
  last_updated: { sort: 'updated', order: 'asc' },
  '-last_updated': { sort: 'updated', order: 'desc' },
  pull_count: { sort: 'pulls', order: 'asc' },
  '-pull_count': { sort: 'pulls', order: 'desc' },
} as const
const orderingNames = Object.keys(orderings) as (keyof typeof orderings)[]

const visibilityOf = (isPrivate: boolean) => (isPrivate ? 'private' : 'public')

export const repositoryRoutes = [
  hubRoute('GET /v2/namespaces/{namespace}/repositories', {
    ...common,
    errors: 'fields',
    summary: 'List repositories of a namespace',
    description: 'Without a bearer token, only the public ones.',
    query: z.object({
      ...pageQuery(10),
      page_size: z.coerce.number().int().min(1).max(100).default(10),
      name: z.string().max(255).default('').describe('Part of the name.'),
      ordering: z.enum(orderingNames).default('name'),
    }),
    result: z.object({ count: z.number(), ...links, results: z.array(listedRepository) }),
    handle: async ({ actor, params: { namespace }, query, url }) => {
      const { page, page_size: pageSize, name, ordering } = query
      const asked = { namespace, text: name, ...orderings[ordering], page, pageSize }
      const { repositories, matching: total } = await listKnownRepositories(actor, asked)
      if (page > 1 && repositories.length === 0) throw new AppError('not_found', 'Page not found.')
      return { count: total, ...pageLinks({ url, query, total }), results: repositories.map(hubRepository) }
    },
  }),
  hubRoute('POST /v2/namespaces/{namespace}/repositories', {
    ...common,
    summary: 'Create a repository',
    body: z.object({
      name: create.name.min(2, 'Use at least 2 characters.'),
      namespace: z.string().optional().describe('The same as in the path.'),
      description: create.description.default(''),
      full_description: create.fullDescription,
      is_private: z.boolean().default(false),
      registry: z.string().optional().describe('There is only one.'),
    }),
    status: 201,
    result: detailedRepository,
    handle: async ({ actor, params: { namespace }, body }) => {
      if (body.namespace !== undefined && body.namespace !== namespace) throw elsewhere()
      const { name, description, full_description: fullDescription, is_private } = body
      const visibility = visibilityOf(is_private)
      const wanted = { namespace, name, description, fullDescription, visibility } as const
      return hubDetailedRepository(await createRepository(actor, wanted))
    },
    repeat: async ({ actor, params: { namespace }, body: { name } }) =>
      hubDetailedRepository(await getRepository(actor, `${namespace}/${name}`)),
  }),
  hubRoute('GET /v2/namespaces/{namespace}/repositories/{repository}', {
    ...common,
    summary: 'Get a repository',
    result: detailedRepository,
    handle: async ({ actor, params: { namespace, repository } }) =>
      hubDetailedRepository(await getRepository(actor, `${namespace}/${repository}`)),
  }),
  hubRoute('PATCH /v2/namespaces/{namespace}/repositories/{repository}', {
    ...common,
    summary: 'Change a repository',
    description: 'Absent fields are not changed. A description of null is removed.',
    body: z.object({
      description: update.description.nullable(),
      full_description: update.fullDescription.nullable(),
      is_private: z.boolean().optional(),
      protocols: update.protocols,
      immutable_tags: immutable.immutableTags,
      immutable_tags_rules: z
        .union(
          [immutable.immutableTagRules.unwrap(), z.string().transform(rulesIn)],
          'Send a list of regular expressions.',
        )
        .optional()
        .describe('A list, or the same in one text with commas between them.'),
    }),
    result: detailedRepository,
    handle: async ({ actor, params: { namespace, repository }, body }) => {
      const { id } = await getRepository(actor, `${namespace}/${repository}`)
      const text = (value: string | null | undefined) => (value === null ? '' : value)
      const changed = await updateRepository(actor, {
        id,
        description: text(body.description),
        fullDescription: text(body.full_description),
        visibility: body.is_private === undefined ? undefined : visibilityOf(body.is_private),
        protocols: body.protocols,
        immutableTags: body.immutable_tags,
        immutableTagRules: body.immutable_tags_rules,
      })
      return hubDetailedRepository(changed)
    },
  }),
  hubRoute('DELETE /v2/namespaces/{namespace}/repositories/{repository}', {
    ...common,
    summary: 'Delete a repository',
    status: 204,
    handle: async ({ actor, params: { namespace, repository } }) => {
      const { id, fullName } = await getRepository(actor, `${namespace}/${repository}`)
      await deleteRepository(actor, { id, typedName: fullName })
    },
  }),
  hubRoute('POST /v2/namespaces/{namespace}/repositories/{repository}/privacy', {
    ...common,
    summary: 'Make a repository private or public',
    body: z.object({ is_private: z.boolean() }),
    result: detailedRepository,
    handle: async ({ actor, params: { namespace, repository }, body: { is_private } }) => {
      const { id } = await getRepository(actor, `${namespace}/${repository}`)
      return hubDetailedRepository(
        await updateRepository(actor, { id, visibility: visibilityOf(is_private) }),
      )
    },
  }),
]

function elsewhere(): AppError {
  const message = 'Send the same namespace as in the path.'
  return new AppError('invalid', message, { fields: { namespace: message } })
}
