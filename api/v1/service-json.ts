import { z } from 'zod'
import { revision, revisionOf } from '#api/v1/revision-of.ts'
import { serviceKinds } from '#lib/services/schema.ts'
import { roles } from '#lib/scopes/organization-permissions.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import { serviceFacts } from '#lib/services/service-facts.ts'

/** A service as this API shows it. */
export const service = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(serviceKinds),
  hosts: z.array(
    z.object({
      pattern: z.string(),
      confirmed_at: z.iso
        .datetime()
        .nullable()
        .describe('Null while a site administrator has yet to confirm it; until then it has no effect.'),
    }),
  ),
  rules: z.array(z.object({ methods: z.array(z.string()), path: z.string(), permission: z.string() })),
  permissions: z.array(z.object({ name: z.string(), role: z.enum(roles), includes: z.array(z.string()) })),
  credential_header: z.string().nullable(),
  credential_query: z.string().nullable(),
  redirects_browsers: z.boolean(),
  tokens: z.number().describe('How many tokens were given it.'),
  created_by: z.string(),
  created_at: z.iso.datetime(),
  revision,
})

export const serviceJson = (one: PublicService): z.output<typeof service> => ({
  ...{ id: one.id, name: one.name, kind: one.kind, rules: one.rules, permissions: one.permissions },
  hosts: one.hosts.map(({ pattern, confirmedAt }) => ({
    pattern,
    confirmed_at: confirmedAt && confirmedAt.toISOString(),
  })),
  ...{ credential_header: one.credentialHeader, credential_query: one.credentialQuery },
  ...{ redirects_browsers: one.redirectsBrowsers, tokens: one.tokens },
  ...{ created_by: one.createdBy, created_at: one.createdAt.toISOString() },
  revision: revisionOf(serviceFacts(one)),
})
