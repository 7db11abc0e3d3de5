import type { z } from 'zod'
import type { GrantTypes } from '#lib/grants/grant.ts'
import { organizationGrantSchema } from '#lib/grants/organization-grant-schema.ts'
import { personalGrantSchema } from '#lib/grants/personal-grant-schema.ts'
import type { OwnerKind } from '#lib/owners.ts'

/** What a door says of a grant: the fields of a form or a request, and what holds between them. */
export interface GrantSchema<Kind extends OwnerKind> {
  fields: Record<keyof GrantTypes[Kind]['said'], z.ZodType>
  check(said: GrantTypes[Kind]['said'], context: z.RefinementCtx): void
}

const schemas: { [Kind in OwnerKind]: GrantSchema<Kind> } = {
  account: personalGrantSchema,
  organization: organizationGrantSchema,
}

/** Apart from `grantOf`, so that a page that tells what a token may do sends no zod. */
export const grantSchemaOf = <Kind extends OwnerKind>(kind: Kind): GrantSchema<Kind> => schemas[kind]
