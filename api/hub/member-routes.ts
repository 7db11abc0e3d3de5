import { z } from 'zod'
import { listPeople } from '#api/hub/list-people.ts'
import { onlyLinks, optionalLinks, pageQuery } from '#api/rest/paging.ts'
import { hubMember, memberOf } from '#api/hub/people.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { exportMembers } from '#lib/members/export-members.ts'
import { changeRole } from '#lib/members/change-role.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import { roleSchema } from '#lib/members/schema.ts'

const common = { tag: 'Members', errors: 'errinfo' } as const
const belowOwner = "An organization's access token can't make anyone an owner, or change or remove owners."

export const memberRoutes = [
  hubRoute('GET /v2/orgs/{org_name}/members', {
    ...common,
    summary: 'List members',
    query: z.object({
      ...pageQuery(10),
      search: z.string().max(100).default(''),
      role: roleSchema.optional(),
      type: z.enum(['all', 'invitee', 'member']).default('all'),
      invites: z.stringbool().default(false).describe('Whether to list open invites after the members.'),
    }),
    result: z.object({ count: z.number(), ...optionalLinks, results: z.array(hubMember) }),
    handle: async ({ actor, params, query, url }) => {
      const { people, total } = await listPeople(actor, params.org_name, query)
      return { count: total, ...onlyLinks({ url, query, total }), results: people }
    },
  }),
  hubRoute('GET /v2/orgs/{org_name}/members/export', {
    ...common,
    summary: 'Export members as CSV',
    handle: async ({ actor, params: { org_name } }) => {
      const csv = await exportMembers(actor, org_name)
      const file = `${org_name}-members-${Math.floor(Date.now() / 1000)}.csv`
      return new Response(csv, {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment;filename="${file}"`,
        },
      })
    },
  }),
  hubRoute('PUT /v2/orgs/{org_name}/members/{username}', {
    ...common,
    summary: 'Change the role of a member',
    description: belowOwner,
    body: z.object({ role: roleSchema }),
    result: hubMember,
    handle: async ({ actor, params: { org_name, username }, body: { role } }) =>
      memberOf(await changeRole(actor, org_name, { username, role })),
  }),
  hubRoute('DELETE /v2/orgs/{org_name}/members/{username}', {
    ...common,
    summary: 'Remove a member',
    description: belowOwner,
    status: 204,
    handle: async ({ actor, params: { org_name, username } }) => {
      await removeMember(actor, org_name, { username })
    },
  }),
]
