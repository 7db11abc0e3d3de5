import { z } from 'zod'
import { accountPolicy, email, namespaceName } from '#lib/accounts/schema.ts'
import { plainText, requiredText } from '#lib/plain-text.ts'
import { accountStatuses, siteAccountList } from '#lib/site-accounts/account-list.ts'

export const createAccountSchema = z.object({
  username: namespaceName('Enter a username.'),
  email,
  name: requiredText(accountPolicy.nameMax, 'Enter a name.'),
})
export type CreateAccount = z.input<typeof createAccountSchema>

const { plain } = siteAccountList

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const siteAccountQuerySchema = z.object({
  q: plainText(100).catch(plain.q),
  status: z.enum(accountStatuses).nullable().catch(plain.status),
  sort: z.enum(['name', 'created', 'seen']).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(100_000).catch(plain.page),
})
export type SiteAccountQuery = z.output<typeof siteAccountQuerySchema>
