import { z } from 'zod'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { listKnownRepositories } from '#lib/repositories/list-known-repositories.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'

const foundRepository = z.object({
  repo_name: z.string(),
  repo_owner: z.string(),
  short_description: z.string(),
  star_count: z.literal(0),
  pull_count: z.number(),
  is_automated: z.literal(false),
  is_official: z.literal(false),
})

export const searchRoutes = [
  hubRoute('GET /v2/search/repositories', {
    tag: 'Repositories',
    errors: 'fields',
    summary: 'Search for repositories by name and description',
    description: 'Without a bearer token, only among the public ones. The most pulled ones come first.',
    query: z.object({ ...pageQuery(25), query: z.string().max(255).default('') }),
    result: z.object({
      count: z.number(),
      ...links,
      results: z.array(foundRepository),
    }),
    handle: async ({ actor, query, url }) => {
      const { page, page_size: pageSize, query: text } = query
      const asked = { text, sort: 'pulls', order: 'desc', page, pageSize } as const
      const { repositories, matching: total } = await listKnownRepositories(actor, asked)
      return { count: total, ...pageLinks({ url, query, total }), results: repositories.map(foundOf) }
    },
  }),
]

function foundOf(repository: PublicRepository): z.output<typeof foundRepository> {
  const { fullName, namespace, description, pullCount } = repository
  return {
    repo_name: fullName,
    repo_owner: namespace,
    short_description: description,
    star_count: 0,
    pull_count: pullCount,
    is_automated: false,
    is_official: false,
  }
}
