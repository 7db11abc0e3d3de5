import { Prisma } from '#lib/generated/prisma/client.ts'
import type { KeySet } from '#lib/workloads/schema.ts'

/** No keys are NULL in the database, and not JSON's null. */
export const storedKeys = (jwks: KeySet | null) =>
  jwks === null ? Prisma.DbNull : (jwks as Prisma.InputJsonObject)
