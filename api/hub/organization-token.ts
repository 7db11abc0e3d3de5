import { z } from 'zod'
import { commonToken, hubCommonToken } from '#api/hub/common-token.ts'
import { hubTime } from '#api/hub/hub-time.ts'
import { resource, resourcesOfToken } from '#api/hub/token-resources.ts'
import { nameOf } from '#lib/tokens/name-of.ts'
import type { PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'

/** An organization's access token as Hub's clients know it. */
export const organizationToken = z.object({
  id: z.string(),
  label: z.string(),
  description: z.string(),
  created_by: z.string(),
  ...commonToken,
  last_used_at: z.iso.datetime().nullable(),
})

export const detailedToken = organizationToken.extend({
  resources: z.array(resource.extend({ type: z.string(), scopes: z.array(z.string()) })),
})

export function hubOrganizationToken(token: PublicToken<'organization'>): z.output<typeof organizationToken> {
  return {
    id: token.id,
    label: nameOf(token),
    description: token.description,
    created_by: token.createdBy ?? '',
    ...hubCommonToken(token),
    last_used_at: token.lastUse && hubTime(token.lastUse.at),
  }
}

export function hubDetailedToken(
  organization: string,
  token: TokenDetails<'organization'>,
): z.output<typeof detailedToken> {
  return { ...hubOrganizationToken(token), resources: resourcesOfToken(organization, token) }
}
