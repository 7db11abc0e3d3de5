import { z } from 'zod'
import { commonChanges, readChanges } from '#api/hub/common-token.ts'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import { chosenByName } from '#api/hub/chosen-by-name.ts'
import {
  detailedPersonalToken,
  hubDetailedPersonalToken,
  hubPersonalToken,
  personalToken,
  tokenRepository,
} from '#api/hub/personal-token.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { repeatedSecret } from '#api/rest/api-route.ts'
import { selectedRepositoriesMax } from '#lib/grants/grant.ts'
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
import { repeatCreateToken } from '#lib/tokens/repeat-create-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const tag = 'Personal access tokens'
const { description } = textFields('account')
const { defaultPermission } = tokenPolicies.account

const common = {
  tag,
  errors: 'fields',
  renamed: {
    description: 'token_label',
    expiresAt: 'expires_at',
    isActive: 'is_active',
    publicRead: 'public_read',
  },
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
    description: `Only this response contains the secret. ${repeatedSecret}`,
    body: z.object({
      token_label: description,
      scopes: z
        .array(z.enum(personalPermissions.map(({ scope }) => scope)))
        .max(personalPermissions.length)
        .default([])
        .describe(`The highest one applies. The default is ${personalPermission(defaultPermission).scope}.`),
      expires_at: expiresAt.default(null).describe('Absent or null means no expiration.'),
      repositories: z
        .array(tokenRepository.partial({ actions: true }))
        .min(1)
        .max(selectedRepositoriesMax)
        .nullable()
        .default(null)
        .describe(
          'The only repositories that it covers, by full name, with all actions of its permission unless some are named. Absent or null means all that its owner can access.',
        ),
      public_read: z
        .boolean()
        .default(false)
        .describe('Whether it also pulls all public repositories. Only with `repositories`.'),
    }),
    status: 201,
    result: detailedPersonalToken,
    handle: async ({ actor, body, context }) => {
      const { token_label, scopes, expires_at, repositories, public_read: publicRead } = body
      const permission = highest(scopes)
      const wanted = { description: token_label, permission, expiresAt: expires_at }
      const chosen = repositories ? await chosenByName(actor, permission, repositories) : 'all'
      const grants = scopes.length > 0 && { grants: scopes }
      const sent = { expiresAt: expires_at, userAgent: context.userAgent, ...grants }
      const { token, secret } = await createToken(
        actor,
        ownAccount,
        { ...wanted, repositories: chosen, publicRead },
        sent,
      )
      return hubDetailedPersonalToken(token, secret)
    },
    repeat: async ({ actor }, before) => {
      const { token, secret } = await repeatCreateToken(actor, ownAccount, before)
      return hubDetailedPersonalToken(token, secret)
    },
  }),
  hubRoute('GET /v2/access-tokens/{uuid}', {
    ...common,
    summary: 'Get a personal access token',
    result: detailedPersonalToken,
    handle: async ({ actor, params }) =>
      hubDetailedPersonalToken(await getToken(actor, ownAccount, params.uuid)),
  }),
  hubRoute('PATCH /v2/access-tokens/{uuid}', {
    ...common,
    summary: 'Change a personal access token',
    description: 'Absent fields are not changed.',
    body: z.object({ token_label: description.optional(), ...commonChanges }),
    result: detailedPersonalToken,
    handle: async ({ actor, params, body }) => {
      const id = parseId('Token', params.uuid)
      const wanted = { id, description: body.token_label, ...readChanges(body) }
      return hubDetailedPersonalToken(await updateToken(actor, ownAccount, wanted))
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
