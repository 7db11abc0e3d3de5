import { z } from 'zod'
import { tokenRepository, tokenRepositoriesOf } from '#api/hub/personal-token.ts'
import { resource, resourcesOf } from '#api/hub/token-resources.ts'
import { personalPermission, personalPermissions } from '#lib/scopes/personal-permissions.ts'
import type { AnyToken, PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'
import { tokenStatuses } from '#lib/tokens/status.ts'

const time = z.iso.datetime()

const common = {
  id: z.uuid(),
  hint: z.string().describe('The prefix and the last four characters of the secret.'),
  description: z.string(),
  status: z.enum(tokenStatuses),
  source: z.enum(['manual', 'auto']),
  created_at: time,
  expires_at: time.nullable(),
  last_use: z
    .object({
      at: time,
      address: z.string().nullable(),
      client: z.string().nullable(),
      action: z.string().nullable(),
    })
    .nullable(),
  last_refusal: z
    .object({ at: time, action: z.string() })
    .nullable()
    .describe('What it last asked a registry for and was not granted.'),
}

export const personalToken = z.object({
  ...common,
  permission: z.enum(personalPermissions.map(({ scope }) => scope)),
  public_read: z.boolean().describe('Whether it pulls all public repositories beside the chosen ones.'),
})

export const personalTokenDetails = personalToken.extend({
  repositories: z
    .array(tokenRepository)
    .nullable()
    .describe('The chosen repositories; null means all that its owner can access.'),
})

export const organizationToken = z.object({ ...common, label: z.string(), created_by: z.string().nullable() })

export const organizationTokenDetails = organizationToken.extend({
  resources: z.array(resource.extend({ type: z.string(), scopes: z.array(z.string()) })),
})

export const personalTokenJson = (token: PublicToken<'account'>): z.output<typeof personalToken> => ({
  ...commonJson(token),
  permission: personalPermission(token.permission).scope,
  public_read: token.publicRead,
})

export const personalTokenDetailsJson = (
  token: TokenDetails<'account'>,
): z.output<typeof personalTokenDetails> => ({
  ...personalTokenJson(token),
  repositories: tokenRepositoriesOf(token),
})

export const organizationTokenJson = (
  token: PublicToken<'organization'>,
): z.output<typeof organizationToken> => ({
  ...commonJson(token),
  label: token.label ?? '',
  created_by: token.createdBy,
})

export const organizationTokenDetailsJson = (
  token: TokenDetails<'organization'>,
  organization: string,
): z.output<typeof organizationTokenDetails> => ({
  ...organizationTokenJson(token),
  resources: resourcesOf(organization, token),
})

const commonJson = (token: AnyToken) => ({
  id: token.id,
  hint: token.hint,
  description: token.description,
  status: token.status,
  source: token.source,
  created_at: token.createdAt.toISOString(),
  expires_at: token.expiresAt && token.expiresAt.toISOString(),
  last_use: token.lastUse && { ...token.lastUse, at: token.lastUse.at.toISOString() },
  last_refusal: token.lastRefusal && { ...token.lastRefusal, at: token.lastRefusal.at.toISOString() },
})
