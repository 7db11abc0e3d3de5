import { z } from 'zod'
import { namespaceName } from '#lib/accounts/schema.ts'
import { requiredText } from '#lib/plain-text.ts'

const displayName = requiredText(100, 'Enter a display name.')

export const createOrganizationSchema = z.object({ name: namespaceName('Enter a name.'), displayName })
export type CreateOrganization = z.input<typeof createOrganizationSchema>
