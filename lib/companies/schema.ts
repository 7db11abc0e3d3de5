import { z } from 'zod'
import { companyList } from '#lib/companies/company-list.ts'
import { plainText, requiredText } from '#lib/plain-text.ts'

const name = requiredText(100, 'Enter a name.')

export const companyNameSchema = z.object({ name })
/** What is absent is not changed. */
export const updateCompanySchema = companyNameSchema
  .extend({ requiresIdentityProvider: z.boolean({ error: 'Send true or false.' }) })
  .partial()
export type UpdateCompany = z.input<typeof updateCompanySchema>

export type CompanyName = z.input<typeof companyNameSchema>

/** `typedName` is the company's name, typed to confirm. */
export const deleteCompanySchema = z.object({
  typedName: z.string({ error: 'Type the name of the company.' }).trim(),
})
export type DeleteCompany = z.input<typeof deleteCompanySchema>

const identifier = (missing: string) => requiredText(255, missing).toLowerCase()

export const companyOwnerSchema = z.object({ username: identifier('Enter a username.') })
export type CompanyOwner = z.input<typeof companyOwnerSchema>

export const companyOrganizationSchema = z.object({
  organization: identifier('Enter the name of an organization.'),
})
export type CompanyOrganization = z.input<typeof companyOrganizationSchema>

const { plain } = companyList

/** The list's state in its URL. Malformed values fall back to the default, so that links don't break. */
export const companyQuerySchema = z.object({
  q: plainText(100).catch(plain.q),
  sort: z.enum(['name', 'created']).catch(plain.sort),
  order: z.enum(['asc', 'desc']).catch(plain.order),
  page: z.coerce.number().int().min(1).max(100_000).catch(plain.page),
})
export type CompanyQuery = z.output<typeof companyQuerySchema>
