import { z } from 'zod'
import { onlyLinks, optionalLinks, pageQuery } from '#api/hub/paging.ts'
import { hubMember, memberOf } from '#api/hub/people.ts'
import { hubRoute } from '#api/hub/route.ts'
import { exportMembers } from '#lib/members/export-members.ts'
import { changeRole } from '#lib/members/change-role.ts'
import { listMembers } from '#lib/members/list-members.ts'
import { removeMember } from '#lib/members/remove-member.ts'
import { roleSchema } from '#lib/members/schema.ts'

const common = { tag: 'Members', errors: 'errinfo' } as const

export const memberRoutes = [
  hubRoute('GET /v2/orgs/{org_name}/members', {
    ...common,
    summary: 'List members',
    query: z.object({
      ...pageQuery(10),
      search: z.string().max(100).default(''),
      role: roleSchema.optional(),
    }),
    result: z.object({ count: z.number(), ...optionalLinks, results: z.array(hubMember) }),
    handle: async ({ actor, params, query, url }) => {
      const { page, page_size, search: q, role = null } = query
      const list = await listMembers(actor, params.org_name, { q, role, page }, page_size)
      const total = list.matching
      const results = list.page === page ? list.members.map(memberOf) : []
      return { count: total, ...onlyLinks({ url, query, total }), results }
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
    body: z.object({ role: roleSchema }),
    result: hubMember,
    handle: async ({ actor, params: { org_name, username }, body: { role } }) =>
      memberOf(await changeRole(actor, org_name, { username, role })),
  }),
  hubRoute('DELETE /v2/orgs/{org_name}/members/{username}', {
    ...common,
    summary: 'Remove a member',
    status: 204,
    handle: async ({ actor, params: { org_name, username } }) => {
      await removeMember(actor, org_name, { username })
    },
  }),
]
