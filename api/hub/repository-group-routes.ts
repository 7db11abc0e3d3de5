import { z } from 'zod'
import { hubRoute } from '#api/hub/hub-route.ts'
import { notFound } from '#lib/errors.ts'
import { getGroupByNumber } from '#lib/groups/get-group-by-number.ts'
import { getGroupRepository } from '#lib/groups/get-group-repository.ts'
import { removeGroupRepository } from '#lib/groups/remove-group-repository.ts'
import { accessLevels } from '#lib/groups/schema.ts'
import { setGroupRepository } from '#lib/groups/set-group-repository.ts'

const common = { tag: 'Repositories', errors: 'errinfo', renamed: { access: 'permission' } } as const
const permission = z.enum(accessLevels)
const number = z.number().int().min(1).max(2_147_483_647)
const groupAccess = z.object({ group_name: z.string(), permission, group_id: z.number() })

export const repositoryGroupRoutes = [
  hubRoute('POST /v2/repositories/{namespace}/{repository}/groups', {
    ...common,
    summary: 'Give a group access to a repository',
    body: z.object({ group_id: number, permission }),
    result: groupAccess,
    handle: async ({ actor, params: { namespace, repository }, body: { group_id, permission } }) => {
      const { id, name } = await getGroupByNumber(actor, namespace, group_id)
      await setGroupRepository(actor, namespace, id, { repository, access: permission })
      return { group_name: name, permission, group_id }
    },
  }),
  hubRoute('GET /v2/repositories/{namespace}/{repository}/groups/{group_id}', {
    ...common,
    summary: "Get a group's access to a repository",
    result: groupAccess,
    handle: async ({ actor, params: { namespace, repository, group_id } }) => {
      const { id, name, number } = await getGroupByNumber(actor, namespace, numberOf(group_id))
      const permission = await getGroupRepository(actor, namespace, id, { repository })
      return { group_name: name, permission, group_id: number }
    },
  }),
  hubRoute('PATCH /v2/repositories/{namespace}/{repository}/groups/{group_id}', {
    ...common,
    summary: "Change a group's access to a repository",
    body: z.object({ permission }),
    result: groupAccess,
    handle: async ({ actor, params: { namespace, repository, group_id }, body: { permission } }) => {
      const { id, name, number } = await getGroupByNumber(actor, namespace, numberOf(group_id))
      const wanted = { repository, access: permission }
      await setGroupRepository(actor, namespace, id, wanted, { mustExist: true })
      return { group_name: name, permission, group_id: number }
    },
  }),
  hubRoute('DELETE /v2/repositories/{namespace}/{repository}/groups/{group_id}', {
    ...common,
    summary: "Remove a group's access to a repository",
    status: 204,
    handle: async ({ actor, params: { namespace, repository, group_id } }) => {
      const { id } = await getGroupByNumber(actor, namespace, numberOf(group_id))
      await removeGroupRepository(actor, namespace, id, { repository })
    },
  }),
]

/** What is no number names no group. */
function numberOf(text: string): number {
  const parsed = number.safeParse(Number(text))
  if (!parsed.success) throw notFound('Group')
  return parsed.data
}
