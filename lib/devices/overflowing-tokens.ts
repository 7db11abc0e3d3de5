import { Prisma } from '#lib/generated/prisma/client.ts'
import { devicePolicy } from '#lib/devices/schema.ts'

/** The ids of the auto-generated tokens that one more replaces: those unused for longest. */
export function overflowingTokens(accountId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT id FROM token WHERE account_id = ${accountId}::uuid AND source = 'auto'
    ORDER BY COALESCE(last_used_at, created_at) DESC, id DESC OFFSET ${devicePolicy.tokensPerAccount - 1}`
}
