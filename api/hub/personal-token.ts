import { z } from 'zod'
import { commonToken, hubCommonToken } from '#api/hub/common-token.ts'
import { hubTime } from '#api/hub/hub-time.ts'
import {
  personalPermission,
  personalPermissions,
  repositoryActions,
} from '#lib/scopes/personal-permissions.ts'
import type { Secret } from '#lib/secret.ts'
import type { PublicToken, TokenDetails } from '#lib/tokens/public-token.ts'

/** A personal access token as Hub's clients know it. */
export const personalToken = z.object({
  uuid: z.string(),
  client_id: z.string(),
  creator_ip: z.string(),
  creator_ua: z.string(),
  last_used: z.iso.datetime().nullable(),
  generated_by: z.enum(['manual', 'auto']),
  token: z.string().describe('The secret in the response that creates the token, *** in all others.'),
  token_label: z.string(),
  scopes: z.array(z.string()),
  ...commonToken,
})

/** A documented addition to the contract: the repositories that a token is limited to, and what it may do there. */
export const tokenRepository = z.object({ name: z.string(), actions: z.array(z.enum(repositoryActions)) })

export const detailedPersonalToken = personalToken.extend({
  repositories: z.array(tokenRepository).nullable().describe('Null means all that its owner can access.'),
  public_read: z.boolean().describe('Whether it pulls all public repositories beside those.'),
})

export function hubPersonalToken(
  token: PublicToken<'account'>,
  secret?: Secret,
): z.output<typeof personalToken> {
  return {
    uuid: token.id,
    client_id: 'HUB',
    creator_ip: token.creatorAddress ?? '',
    creator_ua: token.creatorAgent ?? '',
    last_used: token.lastUse && hubTime(token.lastUse.at),
    generated_by: token.source === 'manual' ? 'manual' : 'auto',
    token: secret ? secret.reveal() : '***',
    token_label: token.description,
    scopes: scopesOf(token),
    ...hubCommonToken(token),
  }
}

export function hubDetailedPersonalToken(
  token: TokenDetails<'account'>,
  secret?: Secret,
): z.output<typeof detailedPersonalToken> {
  const repositories = tokenRepositoriesOf(token)
  return { ...hubPersonalToken(token, secret), repositories, public_read: token.publicRead }
}

/** Null where the token is not limited to chosen ones. */
export function tokenRepositoriesOf(
  token: TokenDetails<'account'>,
): z.output<typeof tokenRepository>[] | null {
  if (token.repositories === 'all') return null
  return token.chosenRepositories.map((repository) => ({
    name: repository.fullName,
    actions: repositoryActions.filter((action) => repository[action]),
  }))
}

/** The scopes as they were sent, as long as they still match the token's permission. */
function scopesOf({ scopesSent, permission }: PublicToken<'account'>): string[] {
  const highest = personalPermissions.findLast(({ scope }) => scopesSent?.includes(scope))
  return scopesSent && highest?.value === permission ? scopesSent : [personalPermission(permission).scope]
}
