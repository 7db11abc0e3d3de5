import { z } from 'zod'
import { commonChanges, readChanges } from '#api/hub/common-token.ts'
import { links, pageLinks, pageQuery } from '#api/hub/paging.ts'
import { hubPersonalToken, personalToken } from '#api/hub/personal-token.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { ownAccount } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { personalPermission, personalPermissions } from '#lib/scopes/personal-permissions.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { expiresAt } from '#lib/tokens/expires-at.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { textFields } from '#lib/tokens/schema.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const tag = 'Personal access tokens'
const { description } = textFields('account')
const { defaultPermission } = tokenPolicies.account

const common = {
  tag,
  errors: 'fields',
  renamed: { description: 'token_label', expiresAt: 'expires_at', isActive: 'is_active' },
} as const

export const personalTokenRoutes = [
  hubRoute('GET /v2/access-tokens', {
    ...common,
    summary: 'List personal access tokens',
    query: z.object(pageQuery(10)),
    result: z.object({
      count: z.number(),
      active_count: z.number(),
      ...links,
      results: z.array(personalToken),
    }),
    handle: async ({ actor, query, url }) => {
      const wanted = tokenQuerySchemas.account.parse({ page: query.page })
      const list = await listTokens(actor, ownAccount, wanted, query.page_size)
      const { matching: total, counts } = list
      const results = list.page === query.page ? list.tokens.map((token) => hubPersonalToken(token)) : []
      return { count: total, active_count: counts.active, ...pageLinks({ url, query, total }), results }
    },
  }),
  hubRoute('POST /v2/access-tokens', {
    ...common,
    summary: 'Create a personal access token',
    description:
      'It covers every repository that its owner can access. Only this response contains the secret.',
    body: z.object({
      token_label: description,
      scopes: z
        .array(z.enum(personalPermissions.map(({ scope }) => scope)))
        .max(personalPermissions.length)
        .default([])
        .describe(`The highest one applies. The default is ${personalPermission(defaultPermission).scope}.`),
      expires_at: expiresAt.default(null).describe('Absent or null means no expiration.'),
    }),
    status: 201,
    result: personalToken,
    handle: async ({ actor, body: { token_label, scopes, expires_at } }) => {
      const wanted = { description: token_label, permission: highest(scopes), expiresAt: expires_at }
      const sent = { expiresAt: expires_at, ...(scopes.length > 0 && { grants: scopes }) }
      const { token, secret } = await createToken(actor, ownAccount, { ...wanted, repositories: 'all' }, sent)
      return hubPersonalToken(token, secret)
    },
  }),
  hubRoute('GET /v2/access-tokens/{uuid}', {
    ...common,
    summary: 'Get a personal access token',
    result: personalToken,
    handle: async ({ actor, params }) => hubPersonalToken(await getToken(actor, ownAccount, params.uuid)),
  }),
  hubRoute('PATCH /v2/access-tokens/{uuid}', {
    ...common,
    summary: 'Change a personal access token',
    description: 'Absent fields are not changed.',
    body: z.object({ token_label: description.optional(), ...commonChanges }),
    result: personalToken,
    handle: async ({ actor, params, body }) => {
      const id = parseId('Token', params.uuid)
      const wanted = { id, description: body.token_label, ...readChanges(body) }
      return hubPersonalToken(await updateToken(actor, ownAccount, wanted))
    },
  }),
  hubRoute('DELETE /v2/access-tokens/{uuid}', {
    ...common,
    summary: 'Delete a personal access token',
    status: 204,
    handle: async ({ actor, params }) => {
      await deleteTokens(actor, ownAccount, [parseId('Token', params.uuid)])
    },
  }),
]

function highest(scopes: string[]) {
  const level = personalPermissions.findLast(({ scope }) => scopes.includes(scope))
  return level?.value ?? defaultPermission
}
