import { z } from 'zod'
import { plainText, requiredText } from '#lib/plain-text.ts'
import { organizationScopes, type OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import { expiresWithin } from '#lib/tokens/expires-at.ts'
import { organizationTokenPolicy as policy } from '#lib/tokens/organization-token-policy.ts'
import { tokenStatuses } from '#lib/tokens/status.ts'

const label = requiredText(policy.labelMax, 'Enter a label.')
const description = plainText(policy.descriptionMax, 'Enter a description, or leave it empty.')

/** Push includes pull. */
const access = z.enum(['pull', 'push'], { error: 'Choose Image Pull or Image Push.' })
export type ImageAccess = z.output<typeof access>

const chosenRepository = z.object({
  id: z.uuid('Choose a repository from the list.').toLowerCase(),
  access,
})

const repositories = z.object(
  {
    /** What holds for every repository of the organization, present and future. */
    all: access.nullable(),
    chosen: z
      .array(chosenRepository, { error: 'Choose repositories from the list.' })
      .max(policy.selectedRepositoriesMax, `Choose at most ${policy.selectedRepositoriesMax} repositories.`)
      .refine(
        (chosen) => new Set(chosen.map(({ id }) => id)).size === chosen.length,
        'Choose each repository once.',
      ),
  },
  { error: 'Choose repositories from the list.' },
)

const scopes = z
  .array(
    z.enum(
      organizationScopes.map(({ scope }) => scope),
      { error: 'Choose what the token manages from the list.' },
    ),
    { error: 'Choose what the token manages from the list.' },
  )
  .max(organizationScopes.length, 'Choose each permission once.')
  .transform(withIncluded)

/** Each once, and with Edit also Read. */
function withIncluded(chosen: OrganizationScope[]): OrganizationScope[] {
  const included = organizationScopes.flatMap((one) =>
    chosen.includes(one.scope) && 'includes' in one ? [one.includes] : [],
  )
  return [...new Set([...chosen, ...included])]
}

const publicRead = z.boolean({ error: 'Choose whether the token reads public repositories.' })
const granted = z.object({ publicRead, repositories, scopes })

function grantsSomething({ publicRead, repositories, scopes }: z.output<typeof granted>): boolean {
  return publicRead || repositories.all !== null || repositories.chosen.length > 0 || scopes.length > 0
}
const nothing = {
  error: 'Choose at least one repository or organization permission.',
  path: ['repositories'],
}

/** What a token is given, as the API has it. */
export type Resource = { type: string; path: string; scopes: string[] }

/** A form counts the days from the server's `now`, whatever the browser's clock shows. */
export function createOrganizationTokenSchema(maxTokenDays: number | null, now?: Date) {
  const expiresAt = expiresWithin(maxTokenDays, now)
  return granted.extend({ label, description, expiresAt }).refine(grantsSomething, nothing)
}
export type CreateOrganizationToken = z.input<ReturnType<typeof createOrganizationTokenSchema>>

/** What is absent stays as it is; expiry and secret always do. */
export const updateOrganizationTokenSchema = granted
  .partial()
  .extend({
    id: z.uuid().toLowerCase(),
    label: label.optional(),
    description: description.optional(),
    isActive: z.boolean({ error: 'Send true or false.' }).optional(),
  })
  .refine(({ publicRead, repositories, scopes }) => {
    const given = [publicRead, repositories, scopes].filter((one) => one !== undefined)
    return given.length === 0 || given.length === 3
  }, 'Send publicRead, repositories and scopes together.')
  .refine(({ publicRead, repositories, scopes }) => {
    return !repositories || grantsSomething({ publicRead: publicRead!, repositories, scopes: scopes! })
  }, nothing)
export type UpdateOrganizationToken = z.input<typeof updateOrganizationTokenSchema>

/** What a list can be narrowed to: tokens that may do this, among other things. */
const tokenAccessKinds = ['public', 'pull', 'push', 'organization'] as const

/** The list's state as its URL holds it. Whatever is malformed falls back, so that no link breaks. */
export const organizationTokenQuerySchema = z.object({
  q: plainText(100).catch(''),
  status: z.enum(tokenStatuses).nullable().catch(null),
  access: z.enum(tokenAccessKinds).nullable().catch(null),
  sort: z.enum(['label', 'created', 'used', 'expires']).catch('created'),
  order: z.enum(['asc', 'desc']).catch('desc'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type OrganizationTokenQuery = z.output<typeof organizationTokenQuerySchema>
