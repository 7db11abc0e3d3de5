import { z } from 'zod'
import { namespaceName } from '#lib/accounts/schema.ts'
import { plans } from '#lib/organizations/plans.ts'
import { siteOrganizationList } from '#lib/organizations/site-organization-list.ts'
import { plainText, requiredText } from '#lib/plain-text.ts'

/** The highest maximum lifetime that an organization may set for its access tokens. */
const maxTokenDaysLimit = 3_650

const displayName = requiredText(100, 'Enter a display name.')

const maxTokenDays = z
  .number('Enter a number of days.')
  .int('Enter whole days.')
  .min(1, 'Enter 1 day or more.')
  .max(maxTokenDaysLimit, `Enter ${maxTokenDaysLimit.toLocaleString('en')} days or fewer.`)

export const createOrganizationSchema = z.object({ name: namespaceName('Enter a name.'), displayName })
export type CreateOrganization = z.input<typeof createOrganizationSchema>

/** Absent fields are not changed; null removes `maxTokenDays`. */
export const updateOrganizationSchema = z.object({
  displayName: displayName.optional(),
  maxTokenDays: maxTokenDays.nullable().optional(),
  canReactivateTokens: z.boolean('Choose yes or no.').optional(),
  requiresSecondFactor: z.boolean('Choose yes or no.').optional(),
})
export type UpdateOrganization = z.input<typeof updateOrganizationSchema>

/** `typedName` is the organization's name, typed to confirm. */
export const deleteOrganizationSchema = z.object({
  typedName: z.string({ error: 'Type the name of the organization.' }).trim(),
})
export type DeleteOrganization = z.input<typeof deleteOrganizationSchema>

export const changePlanSchema = z.object({
  plan: z.enum(plans, { error: 'Choose Free, Team or Business.' }),
})
export type ChangePlan = z.input<typeof changePlanSchema>

const { plain } = siteOrganizationList

/** The state of the site's list in its URL. Malformed values fall back to the default, so that links don't break. */
export const siteOrganizationQuerySchema = z.object({
  q: plainText(100).catch(plain.q),
  plan: z.enum(plans).nullable().catch(plain.plan),
  sort: z.enum(['name', 'plan', 'created']).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(100_000).catch(plain.page),
})
export type SiteOrganizationQuery = z.output<typeof siteOrganizationQuerySchema>
