import { z } from 'zod'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import { hubOrganization, hubUser, organizationOf, userOf } from '#api/hub/people.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { getAccount } from '#lib/accounts/get-account.ts'
import { notFound } from '#lib/errors.ts'
import { listOrganizations } from '#lib/organizations/list-organizations.ts'

const common = { tag: 'The signed-in person', errors: 'errinfo' } as const

/** As hub-tool reads it. */
const unlimited = 9999

export const userRoutes = [
  hubRoute('GET /v2/user/', {
    ...common,
    summary: 'Get the person who is signed in',
    result: hubUser.extend({ uuid: z.string(), email: z.string() }),
    handle: async ({ actor }) => {
      const { id, username, name, email, createdAt } = await getAccount(actor)
      return { ...userOf({ id, username, name, since: createdAt }), uuid: id, email }
    },
  }),
  hubRoute('GET /v2/user/orgs/', {
    ...common,
    summary: 'List the organizations of the person who is signed in',
    query: z.object(pageQuery(10)),
    result: z.object({ count: z.number(), ...links, results: z.array(hubOrganization) }),
    handle: async ({ actor, query, url }) => {
      const all = await listOrganizations(actor)
      const { page, page_size } = query
      const results = all.slice((page - 1) * page_size, page * page_size).map(organizationOf)
      return { count: all.length, ...pageLinks({ url, query, total: all.length }), results }
    },
  }),
  hubRoute('GET /api/billing/v4/accounts/{account_id}/hub-plan', {
    ...common,
    summary: 'Get the plan of an account or organization',
    description: `For the calling person and their organizations. ${unlimited} means unlimited.`,
    result: z.object({
      name: z.string(),
      seats: z.number(),
      private_repos: z.number(),
      teams: z.number(),
      collaborators: z.number(),
      parallel_builds: z.number(),
    }),
    handle: async ({ actor, params: { account_id } }) => {
      const isAsked = ({ id }: { id: string }) => id.replaceAll('-', '') === account_id.replaceAll('-', '')
      if (isAsked(await getAccount(actor))) return planOf('personal', 1)
      const organization = (await listOrganizations(actor)).find(isAsked)
      if (!organization) throw notFound('Account')
      return planOf(organization.plan, unlimited)
    },
  }),
]

const planOf = (name: string, seats: number) => ({
  ...{ name, seats, private_repos: unlimited, teams: unlimited },
  ...{ collaborators: unlimited, parallel_builds: 0 },
})
