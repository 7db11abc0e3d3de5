import { z } from 'zod'
import { hubTime } from '#api/hub/hub-time.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { isActive } from '#lib/tokens/schema.ts'

/** What Hub's clients are told of every access token, whoever owns it. */
export const commonToken = {
  is_active: z.boolean().describe('Whether the token works. An expired one does not.'),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime({ offset: true }).nullable(),
  last_refusal: z
    .object({ at: z.iso.datetime(), action: z.string() })
    .nullable()
    .describe('What the token last asked a registry for and was not granted, as in push to demo/web.'),
}

export const hubCommonToken = ({ status, createdAt, expiresAt, expiresAtSent, lastRefusal }: AnyToken) => ({
  is_active: status === 'active',
  created_at: hubTime(createdAt),
  expires_at: expiresAtSent ?? (expiresAt && hubTime(expiresAt)),
  last_refusal: lastRefusal && { ...lastRefusal, at: hubTime(lastRefusal.at) },
})

/** What they can change of every one. */
export const commonChanges = { is_active: isActive }

export const readChanges = (body: { is_active?: boolean | undefined }) => ({ isActive: body.is_active })
