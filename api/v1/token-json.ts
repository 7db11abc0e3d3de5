import { z } from 'zod'
import { tokenRepository, tokenRepositoriesOf } from '#api/hub/personal-token.ts'
import { revision, revisionOf } from '#api/v1/revision-of.ts'
import { resource, resourcesOfToken } from '#api/hub/token-resources.ts'
import { servicesJson, tokenServices } from '#api/v1/token-services.ts'
import { personalPermission, personalPermissions } from '#lib/scopes/personal-permissions.ts'
import { editableFacts } from '#lib/tokens/editable-facts.ts'
import type { RetiredSecret } from '#lib/tokens/list-retired-secrets.ts'
import type { AnyToken, PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'
import { tokenStatuses } from '#lib/tokens/status.ts'

const time = z.iso.datetime()
const use = { at: time, address: z.string().nullable(), client: z.string().nullable() }

const common = {
  id: z.uuid(),
  hint: z.string().describe('The prefix and the last four characters of the secret.'),
  description: z.string(),
  status: z.enum(tokenStatuses),
  source: z
    .enum(['manual', 'auto', 'request'])
    .describe('By hand, for a device that signed in, or for a tool that asked for just that.'),
  device: z
    .object({ name: z.string(), client: z.string() })
    .nullable()
    .describe('Unless made by hand: the device it was made for, and the id of the client that asked.'),
  reason: z.string().nullable().describe('Of a requested token: why, in the words of the tool.'),
  workload: z
    .object({ id: z.uuid(), name: z.string() })
    .nullable()
    .describe('Of an auto-generated token: the trusted workload that it was made for.'),
  run_url: z.string().nullable().describe('The page of the run that got it, at its CI.'),
  created_at: time,
  expires_at: time.nullable(),
  last_use: z.object({ ...use, action: z.string().nullable() }).nullable(),
  rotated_at: time.nullable().describe('When it got its present secret; null if that is its first.'),
  old_secret: z
    .object({ hint: z.string(), ends_at: time, last_use: z.object(use).nullable() })
    .nullable()
    .describe(
      'The secret before, while it is still valid: until then, or until the first use of the present one.',
    ),
  last_refusal: z
    .object({ at: time, action: z.string() })
    .nullable()
    .describe('What it last asked a registry for and was not granted.'),
  services: tokenServices.describe('What it is for beside repositories.'),
}

const versions = z
  .array(
    z.object({
      hint: z.string(),
      retired_at: time.nullable().describe('Null for the present secret.'),
      ends_at: time
        .nullable()
        .describe('When it stopped being valid, or will; the present secret ends with the token.'),
      last_use: z.object(use).nullable().describe('Of a retired secret.'),
    }),
  )
  .describe('The present secret, and those before it for 90 days.')

export const personalToken = z.object({
  ...common,
  permission: z.enum(personalPermissions.map(({ scope }) => scope)),
  public_read: z.boolean().describe('Whether it pulls all public repositories beside the chosen ones.'),
})

export const personalTokenDetails = personalToken.extend({
  ...{ versions, revision },
  repositories: z
    .array(tokenRepository)
    .nullable()
    .describe('The chosen repositories; null means all that its owner can access.'),
})

export const organizationToken = z.object({ ...common, label: z.string(), created_by: z.string().nullable() })

export const organizationTokenDetails = organizationToken.extend({
  ...{ versions, revision },
  resources: z.array(resource.extend({ type: z.string(), scopes: z.array(z.string()) })),
})

export const personalTokenJson = (token: PublicToken<'account'>): z.output<typeof personalToken> => ({
  ...commonJson(token),
  permission: personalPermission(token.permission).scope,
  public_read: token.publicRead,
})

export const personalTokenDetailsJson = (
  token: TokenDetails<'account'>,
  retired: RetiredSecret[],
): z.output<typeof personalTokenDetails> => ({
  ...personalTokenJson(token),
  versions: versionsOf(token, retired),
  revision: revisionOf(editableFacts('account', token)),
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
  retired: RetiredSecret[],
  organization: string,
): z.output<typeof organizationTokenDetails> => ({
  ...organizationTokenJson(token),
  versions: versionsOf(token, retired),
  revision: revisionOf(editableFacts('organization', token)),
  resources: resourcesOfToken(organization, token),
})

const commonJson = (token: AnyToken) => ({
  id: token.id,
  hint: token.hint,
  description: token.description,
  status: token.status,
  source: token.source,
  device: token.device,
  reason: token.reason,
  workload: token.workload,
  run_url: token.runUrl,
  created_at: token.createdAt.toISOString(),
  expires_at: token.expiresAt && token.expiresAt.toISOString(),
  last_use: token.lastUse && { ...token.lastUse, at: token.lastUse.at.toISOString() },
  rotated_at: token.rotatedAt && token.rotatedAt.toISOString(),
  old_secret: token.oldSecret && {
    hint: token.oldSecret.hint,
    ends_at: token.oldSecret.endsAt.toISOString(),
    last_use: useJson(token.oldSecret.lastUse),
  },
  last_refusal: token.lastRefusal && { ...token.lastRefusal, at: token.lastRefusal.at.toISOString() },
  services: servicesJson(token.services),
})

const useJson = (use: RetiredSecret['lastUse']) => use && { ...use, at: use.at.toISOString() }

const versionsOf = ({ hint, expiresAt }: AnyToken, retired: RetiredSecret[]) => [
  { hint, retired_at: null, ends_at: expiresAt && expiresAt.toISOString(), last_use: null },
  ...retired.map(({ hint, retiredAt, endsAt, lastUse }) => ({
    hint,
    ...{ retired_at: retiredAt.toISOString(), ends_at: endsAt.toISOString(), last_use: useJson(lastUse) },
  })),
]
