import { z } from 'zod'
import { hubTime } from '#api/hub/hub-time.ts'
import type { AnyToken } from '#lib/tokens/public-token.ts'
import { isActive } from '#lib/tokens/schema.ts'

/** What Hub's clients are told of every access token, whoever owns it. */
export const commonToken = {
  is_active: z.boolean().describe('Whether the token works. An expired one does not.'),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime({ offset: true }).nullable(),
}

export const hubCommonToken = ({ status, createdAt, expiresAt, expiresAtSent }: AnyToken) => ({
  is_active: status === 'active',
  created_at: hubTime(createdAt),
  expires_at: expiresAtSent ?? (expiresAt && hubTime(expiresAt)),
})

/** What they can change of every one. */
export const commonChanges = { is_active: isActive }

export const readChanges = (body: { is_active?: boolean | undefined }) => ({ isActive: body.is_active })
