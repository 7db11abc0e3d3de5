import { z } from 'zod'
import { hubRoute } from '#api/hub/hub-route.ts'
import { detailedRepository, hubDetailedRepository } from '#api/hub/repository.ts'
import { getRepository } from '#lib/repositories/get-repository.ts'
import { immutableTagRule, immutableTagsSchema } from '#lib/repositories/immutable-tags.ts'
import { listMatchingTags } from '#lib/repositories/list-matching-tags.ts'
import { updateRepository } from '#lib/repositories/update-repository.ts'

const { immutableTags, immutableTagRules } = immutableTagsSchema.shape

const common = {
  tag: 'Tags',
  errors: 'errinfo',
  renamed: { immutableTags: 'immutable_tags', immutableTagRules: 'immutable_tags_rules' },
} as const

export const immutableTagRoutes = [
  hubRoute('PATCH /v2/namespaces/{namespace}/repositories/{repository}/immutabletags', {
    ...common,
    summary: 'Set which tags of a repository are immutable',
    description:
      'An immutable tag that exists cannot be pushed again or deleted. A rule is a regular expression that matches the whole tag; without any rule, all tags are immutable. Refused where clients do not reach the registry through Gatehouse.',
    body: z.object({
      immutable_tags: immutableTags.unwrap(),
      immutable_tags_rules: immutableTagRules.unwrap(),
    }),
    result: detailedRepository,
    handle: async ({ actor, params: { namespace, repository }, body }) => {
      const { id } = await getRepository(actor, `${namespace}/${repository}`)
      const wanted = { immutableTags: body.immutable_tags, immutableTagRules: body.immutable_tags_rules }
      return hubDetailedRepository(await updateRepository(actor, { id, ...wanted }))
    },
  }),
  hubRoute('POST /v2/namespaces/{namespace}/repositories/{repository}/immutabletags/verify', {
    ...common,
    summary: 'List the tags of a repository that a rule matches',
    body: z.object({ regex: immutableTagRule }),
    result: z.object({ tags: z.array(z.string()) }),
    handle: async ({ actor, params: { namespace, repository }, body: { regex } }) => ({
      tags: await listMatchingTags(actor, `${namespace}/${repository}`, regex),
    }),
  }),
]
