import { z } from 'zod'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import {
  organizationToken,
  organizationTokenDetails,
  organizationTokenDetailsJson,
  organizationTokenJson,
  personalToken,
  personalTokenDetails,
  personalTokenDetailsJson,
  personalTokenJson,
} from '#api/v1/token-json.ts'
import { v1Route } from '#api/v1/v1-route.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { plainText } from '#lib/plain-text.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { tokenQuerySchemas, tokensPerPage, type TokenQuery } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import type { PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'
import { tokenStatuses } from '#lib/tokens/status.ts'

/** What the routes of the two kinds of owner differ in. */
type TokenApi<Of extends Owner> = {
  base: '/api/v1/tokens' | '/api/v1/organizations/{name}/tokens'
  tag: string
  ownerOf: (params: { name: string }) => Of
  listed: z.ZodType
  detailed: z.ZodType
  toListed: (token: PublicToken<Of['kind']>) => object
  toDetailed: (token: TokenDetails<Of['kind']>, params: { name: string }) => object
}

export const tokenRoutes = [
  ...routesFor({
    base: '/api/v1/tokens',
    tag: 'Personal access tokens',
    ownerOf: () => ownAccount,
    listed: personalToken,
    detailed: personalTokenDetails,
    toListed: personalTokenJson,
    toDetailed: personalTokenDetailsJson,
  }),
  ...routesFor<ReturnType<typeof organizationOwner>>({
    base: '/api/v1/organizations/{name}/tokens',
    tag: 'Organization access tokens',
    ownerOf: ({ name }) => organizationOwner(name),
    listed: organizationToken,
    detailed: organizationTokenDetails,
    toListed: organizationTokenJson,
    toDetailed: (token, { name }) => organizationTokenDetailsJson(token, name),
  }),
]

function routesFor<Of extends Owner>(api: TokenApi<Of>) {
  const { base, tag, ownerOf, listed, detailed, toListed, toDetailed } = api
  return [
    v1Route(`GET ${base}`, {
      tag,
      summary: 'List tokens',
      query: z.object({
        q: plainText(100)
          .default('')
          .describe('Text in the name, the description or at the end of the hint.'),
        status: z.enum(tokenStatuses).optional(),
        ...pageQuery(tokensPerPage),
      }),
      result: z.object({ total: z.number(), ...links, results: z.array(listed) }),
      handle: async ({ actor, params, query, url }) => {
        const owner = ownerOf(params)
        const wanted = tokenQuerySchemas[owner.kind].parse(query) as TokenQuery<Of['kind']>
        const list = await listTokens(actor, owner, wanted, query.page_size)
        const results = list.page === query.page ? list.tokens.map(toListed) : []
        return { total: list.matching, ...pageLinks({ url, query, total: list.matching }), results }
      },
    }),
    v1Route(`GET ${base}/{id}`, {
      tag,
      summary: 'Get a token with what it may do',
      result: detailed,
      handle: async ({ actor, params }) =>
        toDetailed(await getToken(actor, ownerOf(params), params.id), params),
    }),
  ]
}
