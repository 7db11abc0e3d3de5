import { z } from 'zod'
import { onlyLinks, optionalLinks, pageQuery } from '#api/rest/paging.ts'
import { hubUser, userOf } from '#api/hub/people.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { addGroupMember } from '#lib/groups/add-group-member.ts'
import { createGroup } from '#lib/groups/create-group.ts'
import { deleteGroup } from '#lib/groups/delete-group.ts'
import { getGroup } from '#lib/groups/get-group.ts'
import { listGroupMembers } from '#lib/groups/list-group-members.ts'
import { listGroups } from '#lib/groups/list-groups.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import { removeGroupMember } from '#lib/groups/remove-group-member.ts'
import { createGroupSchema, updateGroupSchema } from '#lib/groups/schema.ts'
import { updateGroup } from '#lib/groups/update-group.ts'

const common = { tag: 'Groups', errors: 'errinfo' } as const
const update = updateGroupSchema.shape

const hubGroup = z.object({
  id: z.number(),
  uuid: z.string(),
  name: z.string(),
  description: z.string(),
  member_count: z.number(),
})

const groupMember = hubUser.extend({
  email: z.string().optional().describe('Only for callers who can edit members.'),
})

const search = z.string().max(100).default('')

export const groupRoutes = [
  hubRoute('GET /v2/orgs/{org_name}/groups', {
    ...common,
    summary: 'List groups',
    query: z.object({
      ...pageQuery(10),
      search,
      username: z.string().optional().describe('Only the groups that this member is in.'),
    }),
    result: z.object({ count: z.number(), ...optionalLinks, results: z.array(hubGroup) }),
    handle: async ({ actor, params, query, url }) => {
      const { page, page_size, search: q, username: member = null } = query
      const list = await listGroups(actor, params.org_name, { q, member, page }, page_size)
      const results = list.page === page ? list.groups.map(groupOf) : []
      return { count: list.matching, ...onlyLinks({ url, query, total: list.matching }), results }
    },
  }),
  hubRoute('POST /v2/orgs/{org_name}/groups', {
    ...common,
    summary: 'Create a group',
    body: createGroupSchema,
    status: 201,
    result: hubGroup,
    handle: async ({ actor, params, body }) => groupOf(await createGroup(actor, params.org_name, body)),
    repeat: async ({ actor, params }, { ids }) => groupOf(await getGroup(actor, params.org_name, ids[0]!)),
  }),
  hubRoute('GET /v2/orgs/{org_name}/groups/{group_name}', {
    ...common,
    summary: 'Get a group',
    result: hubGroup,
    handle: async ({ actor, params: { org_name, group_name } }) =>
      groupOf(await getGroup(actor, org_name, group_name)),
  }),
  hubRoute('PUT /v2/orgs/{org_name}/groups/{group_name}', {
    ...common,
    summary: 'Replace the name and description of a group',
    description: 'Without a description, the group has none.',
    body: createGroupSchema,
    result: hubGroup,
    handle: async ({ actor, params: { org_name, group_name }, body }) =>
      groupOf(await updateGroup(actor, org_name, group_name, body)),
  }),
  hubRoute('PATCH /v2/orgs/{org_name}/groups/{group_name}', {
    ...common,
    summary: 'Change the name or description of a group',
    description: 'Absent fields are not changed. A description of null is removed.',
    body: z.object({ name: update.name, description: update.description.nullable() }),
    result: hubGroup,
    handle: async ({ actor, params: { org_name, group_name }, body: { name, description } }) =>
      groupOf(
        await updateGroup(actor, org_name, group_name, {
          name,
          description: description === null ? '' : description,
        }),
      ),
  }),
  hubRoute('DELETE /v2/orgs/{org_name}/groups/{group_name}', {
    ...common,
    summary: 'Delete a group',
    status: 204,
    handle: async ({ actor, params: { org_name, group_name } }) => {
      await deleteGroup(actor, org_name, group_name)
    },
  }),
  hubRoute('GET /v2/orgs/{org_name}/groups/{group_name}/members', {
    ...common,
    summary: 'List the members of a group',
    description: 'hub-tool gets the bare list of results that it was written for.',
    query: z.object({ ...pageQuery(10), search }),
    result: z
      .object({ count: z.number(), ...optionalLinks, results: z.array(groupMember) })
      .or(z.array(groupMember)),
    handle: async ({ actor, params: { org_name, group_name }, query, url, context }) => {
      const { page, page_size, search: q } = query
      const list = await listGroupMembers(actor, org_name, group_name, { q, page }, page_size)
      const results = (list.page === page ? list.members : []).map((member) => ({
        ...userOf({ ...member, since: member.joinedAt }),
        ...(member.email !== null && { email: member.email }),
      }))
      if (context.userAgent?.startsWith('hub-tool/')) return results
      return { count: list.matching, ...onlyLinks({ url, query, total: list.matching }), results }
    },
  }),
  hubRoute('POST /v2/orgs/{org_name}/groups/{group_name}/members', {
    ...common,
    summary: 'Add a member to a group',
    renamed: { username: 'member' },
    body: z.object({ member: z.string().min(1).max(254) }),
    handle: async ({ actor, params: { org_name, group_name }, body: { member: username } }) => {
      await addGroupMember(actor, org_name, group_name, { username })
    },
  }),
  hubRoute('DELETE /v2/orgs/{org_name}/groups/{group_name}/members/{username}', {
    ...common,
    summary: 'Remove a member from a group',
    status: 204,
    handle: async ({ actor, params: { org_name, group_name, username } }) => {
      await removeGroupMember(actor, org_name, group_name, { username })
    },
  }),
]

function groupOf({ id, number, name, description, members }: PublicGroup): z.output<typeof hubGroup> {
  return { id: number, uuid: id, name, description, member_count: members }
}
