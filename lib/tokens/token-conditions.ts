import { Prisma } from '#lib/generated/prisma/client.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

/** `statusOf`, for the database. */
export function statusConditions(now: Date): Record<TokenStatus, Prisma.Sql> {
  const unexpired = Prisma.sql`(expires_at IS NULL OR expires_at > ${now})`
  return {
    active: Prisma.sql`(is_active AND ${unexpired})`,
    inactive: Prisma.sql`(NOT is_active AND ${unexpired})`,
    expired: Prisma.sql`(expires_at <= ${now})`,
  }
}

/**
 * The orders that every list of tokens has, each an index read one way or the other. "Never used" is the longest ago,
 * "Never" expires the latest.
 */
export const timeOrderings = {
  created: { asc: Prisma.sql`created_at, id`, desc: Prisma.sql`created_at DESC, id DESC` },
  used: {
    asc: Prisma.sql`last_used_at NULLS FIRST, id`,
    desc: Prisma.sql`last_used_at DESC NULLS LAST, id DESC`,
  },
  expires: { asc: Prisma.sql`expires_at, id`, desc: Prisma.sql`expires_at DESC, id DESC` },
}
