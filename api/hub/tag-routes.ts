import { z } from 'zod'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { hubTime } from '#api/hub/hub-time.ts'
import { deleteTag } from '#lib/registry/delete-tag.ts'
import { getTag } from '#lib/repositories/get-tag.ts'
import { listTags } from '#lib/repositories/list-tags.ts'
import type { PublicTag } from '#lib/repositories/public-tag.ts'
import { day } from '#lib/time.ts'

const common = { tag: 'Tags', errors: 'fields' } as const
const status = z.enum(['active', 'inactive'])

const hubTag = z.object({
  name: z.string(),
  digest: z.string(),
  media_type: z.string(),
  content_type: z.literal('image'),
  images: z.array(
    z.object({
      digest: z.string(),
      status,
      last_pushed: z.iso.datetime(),
      last_pulled: z.iso.datetime().nullable(),
    }),
  ),
  status: status.describe('Active means pushed or pulled in the last 30 days.'),
  tag_status: status,
  last_updated: z.iso.datetime(),
  last_updater_username: z.string(),
  tag_last_pushed: z.iso.datetime(),
  tag_last_pulled: z.iso.datetime().nullable(),
  v2: z.literal(true),
})

export const tagRoutes = [
  hubRoute('GET /v2/namespaces/{namespace}/repositories/{repository}/tags', {
    ...common,
    summary: 'List the tags of a repository',
    description: 'As reported by the registry, most recently pushed first.',
    query: z.object(pageQuery(10)),
    result: z.object({ count: z.number(), ...links, results: z.array(hubTag) }),
    handle: async ({ actor, params: { namespace, repository }, query, url }) => {
      const asked = { page: query.page, pageSize: query.page_size }
      const { tags, matching: total } = await listTags(actor, `${namespace}/${repository}`, asked)
      return { count: total, ...pageLinks({ url, query, total }), results: tags.map(tagOf) }
    },
  }),
  hubRoute('GET /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}', {
    ...common,
    summary: 'Get a tag of a repository',
    result: hubTag,
    handle: async ({ actor, params: { namespace, repository, tag } }) =>
      tagOf(await getTag(actor, `${namespace}/${repository}`, tag)),
  }),
  hubRoute('DELETE /v2/namespaces/{namespace}/repositories/{repository}/tags/{tag}', {
    ...common,
    // hub-tool shows no reason that has other fields beside it.
    errors: 'detail',
    summary: 'Delete a tag of a repository',
    description: 'In the registry, too; where that cannot delete it, the response says why.',
    status: 204,
    handle: async ({ actor, params: { namespace, repository, tag } }) => {
      await deleteTag(actor, `${namespace}/${repository}`, tag)
    },
  }),
]

function tagOf(tag: PublicTag): z.output<typeof hubTag> {
  const { name, digest } = tag
  const [pushed, pulled] = [hubTime(tag.pushedAt), tag.pulledAt && hubTime(tag.pulledAt)]
  const lastSeen = Math.max(tag.pushedAt.getTime(), tag.pulledAt?.getTime() ?? 0)
  const status = lastSeen > Date.now() - 30 * day ? 'active' : 'inactive'
  return {
    name,
    digest,
    media_type: tag.mediaType,
    content_type: 'image',
    images: [{ digest, status, last_pushed: pushed, last_pulled: pulled }],
    status,
    tag_status: status,
    last_updated: pushed,
    last_updater_username: tag.pushedBy,
    tag_last_pushed: pushed,
    tag_last_pulled: pulled,
    v2: true,
  }
}
