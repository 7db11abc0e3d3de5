import { Prisma } from '#lib/generated/prisma/client.ts'

/** Whether an account has what the `organization` of a statement requires of its people: null is nobody, who need nothing. */
export const meetsSecondFactor = (accountId: string | Prisma.Sql | null) => Prisma.sql`(
  NOT organization.requires_second_factor OR NOT EXISTS (
    SELECT FROM account person WHERE person.id = ${accountId}::uuid AND person.second_factor_since IS NULL))`
