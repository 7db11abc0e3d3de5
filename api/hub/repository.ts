import { z } from 'zod'
import { hubTime } from '#api/hub/hub-time.ts'
import { protocols } from '#lib/repositories/protocols.ts'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'

/** A repository as Hub lists it. */
export const listedRepository = z.object({
  name: z.string(),
  namespace: z.string(),
  repository_type: z.literal('image'),
  status: z.literal(1),
  status_description: z.literal('active'),
  description: z.string(),
  is_private: z.boolean(),
  star_count: z.literal(0),
  pull_count: z.number(),
  last_updated: z.iso.datetime().describe('The last push, or the creation if there was none.'),
  last_modified: z.iso.datetime(),
  date_registered: z.iso.datetime(),
  affiliation: z.enum(['owner', '']),
  media_types: z.array(z.string()).max(0),
  content_types: z.array(z.literal('image')),
  categories: z.array(z.never()),
})

/** All of Hub's fields; those that Gatehouse does not support are empty, zero or null. */
export const detailedRepository = listedRepository.extend({
  user: z.string(),
  is_automated: z.literal(false),
  collaborator_count: z.literal(0),
  hub_user: z.string(),
  has_starred: z.literal(false),
  full_description: z.string().nullable(),
  permissions: z.object({ read: z.boolean(), write: z.boolean(), admin: z.boolean() }),
  immutable_tags_settings: z.object({ enabled: z.boolean(), rules: z.array(z.string()) }),
  protocols: z.array(z.enum(protocols)).describe('What it is reached with, beside Hub’s API.'),
  storage_size: z.null(),
  source: z.null(),
})

export function hubRepository(repository: PublicRepository): z.output<typeof listedRepository> {
  const { name, namespace, description, visibility, createdAt, lastPushedAt } = repository
  const updated = hubTime(lastPushedAt ?? createdAt)
  return {
    name,
    namespace,
    repository_type: 'image',
    status: 1,
    status_description: 'active',
    description,
    is_private: visibility === 'private',
    star_count: 0,
    pull_count: repository.pullCount,
    last_updated: updated,
    last_modified: updated,
    date_registered: hubTime(createdAt),
    affiliation: repository.canManage ? 'owner' : '',
    media_types: [],
    content_types: ['image'],
    categories: [],
  }
}

export function hubDetailedRepository(repository: PublicRepository): z.output<typeof detailedRepository> {
  const { namespace, fullDescription, rights, canManage } = repository
  return {
    ...hubRepository(repository),
    user: namespace,
    is_automated: false,
    collaborator_count: 0,
    hub_user: namespace,
    has_starred: false,
    full_description: fullDescription || null,
    permissions: { read: rights.pull, write: rights.push, admin: canManage },
    immutable_tags_settings: { enabled: repository.immutableTags, rules: repository.immutableTagRules },
    protocols: repository.protocols,
    storage_size: null,
    source: null,
  }
}
