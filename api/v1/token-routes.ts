import { z } from 'zod'
import { repeatedSecret } from '#api/rest/api-route.ts'
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
import { assertRevision } from '#api/v1/revision-of.ts'
import {
  organizationTokenEdit,
  personalTokenEdit,
  readOrganizationEdit,
  readPersonalEdit,
  type TokenEdit,
} from '#api/v1/token-edits.ts'
import { v1Route } from '#api/v1/v1-route.ts'
import type { Caller } from '#lib/authz/actor.ts'
import { notFound } from '#lib/errors.ts'
import { organizationOwner, ownAccount, type Owner, type OwnerKind } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { plainText } from '#lib/plain-text.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import { endRetiredSecret } from '#lib/tokens/end-retired-secret.ts'
import { expiresAt } from '#lib/tokens/expires-at.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { tokenQuerySchemas, type TokenQuery } from '#lib/tokens/list-schema.ts'
import { listRetiredSecrets, type RetiredSecret } from '#lib/tokens/list-retired-secrets.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import type { PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'
import { repeatRotateTokens } from '#lib/tokens/repeat-rotate-tokens.ts'
import { rotateTokens, type RotatedToken } from '#lib/tokens/rotate-tokens.ts'
import { graceHours } from '#lib/tokens/schema.ts'
import { tokenStatuses } from '#lib/tokens/status.ts'
import { tokenList } from '#lib/tokens/token-list.ts'
import { defaultGraceHours } from '#lib/tokens/token-policy.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

/** What the routes of the two kinds of owner differ in. */
type TokenApi<Of extends Owner> = {
  base: '/api/v1/tokens' | '/api/v1/organizations/{name}/tokens'
  tag: string
  ownerOf: (params: { name: string }) => Of
  /** What narrows a list beside text and status. */
  filters: z.ZodRawShape
  listed: z.ZodObject
  detailed: z.ZodType
  toListed: (token: PublicToken<Of['kind']>) => Record<string, unknown>
  toDetailed: (token: TokenDetails<Of['kind']>, retired: RetiredSecret[], params: { name: string }) => object
  edit: z.ZodObject
  readEdit: (
    actor: Caller,
    before: TokenDetails<Of['kind']>,
    body: never,
    params: { name: string },
  ) => Promise<TokenEdit<Of['kind']>>
}

export const tokenRoutes = [
  ...routesFor({
    base: '/api/v1/tokens',
    tag: 'Personal access tokens',
    ownerOf: () => ownAccount,
    filters: {},
    listed: personalToken,
    detailed: personalTokenDetails,
    toListed: personalTokenJson,
    toDetailed: personalTokenDetailsJson,
    edit: personalTokenEdit,
    readEdit: readPersonalEdit,
  }),
  ...routesFor<ReturnType<typeof organizationOwner>>({
    base: '/api/v1/organizations/{name}/tokens',
    tag: 'Organization access tokens',
    ownerOf: ({ name }) => organizationOwner(name),
    filters: { workload: z.uuid().optional().describe('Those that this trusted workload has made.') },
    listed: organizationToken,
    detailed: organizationTokenDetails,
    toListed: organizationTokenJson,
    toDetailed: (token, retired, { name }) => organizationTokenDetailsJson(token, retired, name),
    edit: organizationTokenEdit,
    readEdit: readOrganizationEdit,
  }),
]

function routesFor<Of extends Owner>(api: TokenApi<Of>) {
  const { base, tag, ownerOf, filters, listed, detailed, toListed, toDetailed, edit, readEdit } = api
  const rotatedJson = ([rotated]: RotatedToken<Of['kind']>[]) => {
    if (!rotated) throw notFound('Token')
    return { ...toListed(rotated.token), secret: rotated.secret?.reveal() ?? '***' }
  }
  const detailedJson = async (actor: Caller, token: TokenDetails<Of['kind']>, params: { name: string }) =>
    toDetailed(token, await listRetiredSecrets(actor, ownerOf(params), token.id), params)
  return [
    v1Route(`GET ${base}`, {
      tag,
      summary: 'List tokens',
      query: z.object({
        q: plainText(100)
          .default('')
          .describe('Text in the name, the description or at the end of the hint.'),
        status: z.enum(tokenStatuses).optional(),
        ...filters,
        ...pageQuery(tokenList.pageSize),
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
        detailedJson(actor, await getToken(actor, ownerOf(params), params.id), params),
    }),
    v1Route(`PATCH ${base}/{id}`, {
      tag,
      summary: 'Change a token',
      description: 'Absent fields are not changed. It takes effect on the next request of the token.',
      body: edit,
      result: detailed,
      handle: async ({ actor, params, body }) => {
        const owner = ownerOf(params)
        const before = (await getToken<Owner>(actor, owner, params.id)) as TokenDetails<Of['kind']>
        const shown = editableFacts<OwnerKind>(owner.kind, before)
        assertRevision('token', shown, body.revision)
        const { input, sent } = await readEdit(actor, before, body as never, params)
        return detailedJson(actor, await updateToken(actor, owner, input, sent, shown), params)
      },
    }),
    v1Route(`POST ${base}/{id}/rotate`, {
      tag,
      summary: 'Give a token a new secret',
      description: `Id, name, rights and history stay. Only this response contains the secret. An old secret never outlives the expiration that it had, so that of an expired token stays refused. ${repeatedSecret}`,
      body: z.object({
        expires_at: expiresAt.describe('Null means no expiration.'),
        grace_hours: graceHours
          .default(defaultGraceHours)
          .describe('How long the old secret stays valid, unless the new one is used before.'),
      }),
      result: listed.extend({ secret: z.string() }),
      handle: async ({ actor, params, body }) => {
        const wanted = { expiresAt: body.expires_at, graceHours: body.grace_hours }
        const ids = [parseId('Token', params.id)]
        return rotatedJson(await rotateTokens(actor, ownerOf(params), { ids, ...wanted }))
      },
      repeat: async ({ actor, params }, before) =>
        rotatedJson(await repeatRotateTokens(actor, ownerOf(params), before)),
    }),
    v1Route(`DELETE ${base}/{id}/retired-secret`, {
      tag,
      summary: "End a rotated token's old secret now",
      status: 204,
      handle: async ({ actor, params }) => {
        await endRetiredSecret(actor, ownerOf(params), params.id)
      },
    }),
  ]
}
