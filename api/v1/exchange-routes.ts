import { z } from 'zod'
import { v1Route } from '#api/v1/v1-route.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { listTokenExchanges } from '#lib/usage/list-token-exchanges.ts'
import { exchangesKept, type TokenExchange } from '#lib/usage/token-exchanges.ts'

const exchange = z.object({
  at: z.iso.datetime(),
  address: z.string().nullable(),
  client: z.string().nullable(),
  door: z.enum(['registry', 'api', 'service', 'git']),
  action: z.string().describe('What was asked for or done: `asked to push demo/api`.'),
  outcome: z.enum(['granted', 'partly', 'refused']),
  reason: z.string().nullable().describe('What was not granted, or why nothing was.'),
})

export const exchangeRoutes = [
  routeFor('/api/v1/tokens', 'Personal access tokens', () => ownAccount),
  routeFor('/api/v1/organizations/{name}/tokens', 'Organization access tokens', ({ name }) =>
    organizationOwner(name),
  ),
]

function routeFor(
  base: '/api/v1/tokens' | '/api/v1/organizations/{name}/tokens',
  tag: string,
  ownerOf: (params: { name: string }) => Owner,
) {
  return v1Route(`GET ${base}/{id}/exchanges`, {
    tag,
    summary: `List the last ${exchangesKept} exchanges of a token`,
    result: z.object({ results: z.array(exchange).describe('The latest first.') }),
    handle: async ({ actor, params }) => {
      const exchanges = await listTokenExchanges(actor, ownerOf(params), params.id)
      return { results: exchanges.map(toJson) }
    },
  })
}

const toJson = (one: TokenExchange): z.output<typeof exchange> => ({ ...one, at: one.at.toISOString() })
