import { z } from 'zod'
import { commonChanges, readChanges } from '#api/hub/common-token.ts'
import {
  detailedToken,
  hubDetailedToken,
  hubOrganizationToken,
  organizationToken,
} from '#api/hub/organization-token.ts'
import { grantOfResources } from '#api/hub/grant-of-resources.ts'
import { links, pageLinks, pageQuery } from '#api/rest/paging.ts'
import { hubRoute } from '#api/hub/hub-route.ts'
import { repeatedSecret } from '#api/rest/api-route.ts'
import { resource } from '#api/hub/token-resources.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { getOrganization } from '#lib/organizations/get-organization.ts'
import { organizationOwner } from '#lib/owners.ts'
import { parseId } from '#lib/parse.ts'
import { createToken } from '#lib/tokens/create-token.ts'
import { deleteTokens } from '#lib/tokens/delete-tokens.ts'
import { expiresAt } from '#lib/tokens/expires-at.ts'
import { inDays, startingDays } from '#lib/tokens/lifetimes.ts'
import { getToken } from '#lib/tokens/get-token.ts'
import { tokenQuerySchemas } from '#lib/tokens/list-schema.ts'
import { listTokens } from '#lib/tokens/list-tokens.ts'
import { textFields } from '#lib/tokens/schema.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'
import { repeatCreateToken } from '#lib/tokens/repeat-create-token.ts'
import { updateToken } from '#lib/tokens/update-token.ts'

const { label, description } = textFields('organization')
const policy = tokenPolicies.organization
const resources = z.array(resource).min(1).max(100)

const common = {
  tag: 'Organization access tokens',
  errors: 'fields',
  renamed: { expiresAt: 'expires_at', isActive: 'is_active', repositories: 'resources' },
} as const

export const organizationTokenRoutes = [
  hubRoute('GET /v2/orgs/{name}/access-tokens', {
    ...common,
    summary: 'List access tokens of an organization',
    query: z.object(pageQuery(10)),
    result: z.object({ total: z.number(), ...links, results: z.array(organizationToken) }),
    handle: async ({ actor, params: { name }, query, url }) => {
      const wanted = tokenQuerySchemas.organization.parse({ page: query.page })
      const list = await listTokens(actor, organizationOwner(name), wanted, query.page_size)
      const results = list.page === query.page ? list.tokens.map(hubOrganizationToken) : []
      return { total: list.matching, ...pageLinks({ url, query, total: list.matching }), results }
    },
  }),
  hubRoute('POST /v2/orgs/{name}/access-tokens', {
    ...common,
    summary: 'Create an access token of an organization',
    description: `Only this response contains the secret. ${repeatedSecret}`,
    body: z.object({
      label,
      description: description.nullable().default(''),
      resources,
      expires_at: expiresAt
        .optional()
        .describe(
          `Null means no expiration. The default is ${policy.defaultExpirationDays} days, or the organization's maximum if that is shorter.`,
        ),
    }),
    status: 201,
    result: detailedToken.extend({ token: z.string() }),
    handle: async ({ actor, params: { name }, body, context }) => {
      const { label, description, expires_at = await usualExpiry(actor, name) } = body
      const granted = await grantOfResources(actor, name, body.resources)
      const wanted = { label, description: description ?? '', expiresAt: expires_at, ...granted }
      const { userAgent } = context
      const sent = { expiresAt: body.expires_at ?? null, grants: body.resources, userAgent }
      const { token, secret } = await createToken(actor, organizationOwner(name), wanted, sent)
      return { ...hubDetailedToken(name, token), token: secret.reveal() }
    },
    repeat: async ({ actor, params: { name } }, before) => {
      const { token, secret } = await repeatCreateToken(actor, organizationOwner(name), before)
      return { ...hubDetailedToken(name, token), token: secret?.reveal() ?? '***' }
    },
  }),
  hubRoute('GET /v2/orgs/{org_name}/access-tokens/{access_token_id}', {
    ...common,
    summary: 'Get an access token of an organization',
    result: detailedToken,
    handle: async ({ actor, params: { org_name, access_token_id } }) =>
      hubDetailedToken(org_name, await getToken(actor, organizationOwner(org_name), access_token_id)),
  }),
  hubRoute('PATCH /v2/orgs/{org_name}/access-tokens/{access_token_id}', {
    ...common,
    summary: 'Change an access token of an organization',
    description: 'Absent fields are not changed. A description of null is removed.',
    body: z.object({
      label: label.optional(),
      description: description.optional().nullable(),
      resources: resources.optional(),
      ...commonChanges,
    }),
    result: detailedToken,
    handle: async ({ actor, params: { org_name, access_token_id }, body }) => {
      const { label, description } = body
      const wanted = {
        id: parseId('Token', access_token_id),
        label,
        description: description === null ? '' : description,
        ...readChanges(body),
        ...(body.resources && (await grantOfResources(actor, org_name, body.resources))),
      }
      const sent = body.resources && { grants: body.resources }
      const token = await updateToken(actor, organizationOwner(org_name), wanted, sent)
      return hubDetailedToken(org_name, token)
    },
  }),
  hubRoute('DELETE /v2/orgs/{org_name}/access-tokens/{access_token_id}', {
    ...common,
    summary: 'Delete an access token of an organization',
    status: 204,
    handle: async ({ actor, params: { org_name: name, access_token_id } }) => {
      await deleteTokens(actor, organizationOwner(name), [parseId('Token', access_token_id)])
    },
  }),
]

/** With what the form begins, too. */
async function usualExpiry(actor: Actor, organization: string): Promise<string> {
  const { maxTokenDays } = await getOrganization(actor, organization)
  return inDays(new Date(), startingDays('organization', maxTokenDays))
}
