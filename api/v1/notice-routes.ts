import { z } from 'zod'
import { v1Route } from '#api/v1/v1-route.ts'
import { listNotices } from '#lib/notices/list-notices.ts'
import { listOrganizationNotices } from '#lib/notices/list-organization-notices.ts'
import type { Notices } from '#lib/notices/read-notices.ts'

const notices = z.object({
  total: z.number().describe('Also of those beyond the twenty that are listed.'),
  results: z
    .array(
      z.object({
        token_id: z.uuid(),
        name: z.string(),
        organization: z.string().nullable().describe('Null for a personal access token.'),
        expires_at: z.iso.datetime(),
        is_expired: z.boolean(),
        used_at: z.iso.datetime().nullable().describe('When it was last presented after it had expired.'),
      }),
    )
    .describe('What expires first comes first.'),
})

export const noticeRoutes = [
  v1Route('GET /api/v1/notices', {
    tag: 'Personal access tokens',
    summary: 'List tokens that expire within a week, or are still used after they have',
    result: notices,
    handle: async ({ actor }) => toJson(await listNotices(actor)),
  }),
  v1Route('GET /api/v1/organizations/{name}/notices', {
    tag: 'Organization access tokens',
    summary: 'List tokens that expire within a week, or are still used after they have',
    result: notices,
    handle: async ({ actor, params }) => toJson(await listOrganizationNotices(actor, params.name)),
  }),
]

const toJson = ({ total, listed }: Notices): z.output<typeof notices> => ({
  total,
  results: listed.map(({ id, name, owner, expiresAt, isExpired, usedAt }) => ({
    ...{ token_id: id, name, organization: owner.kind === 'account' ? null : owner.name },
    ...{ expires_at: expiresAt.toISOString(), is_expired: isExpired },
    used_at: usedAt && usedAt.toISOString(),
  })),
})
