import type { Actor } from '#lib/authz/actor.ts'
import { authorize } from '#lib/authz/authorize.ts'
import { db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { likeText } from '#lib/like.ts'
import { parse } from '#lib/parse.ts'
import { publicToken, type PublicToken, type TokenRow } from '#lib/tokens/public-token.ts'
import { tokenQuerySchema, tokensPerPage, type TokenQuery } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'
import { tokenColumns } from '#lib/tokens/token-rows.ts'

export type TokenList = {
  tokens: PublicToken[]
  /** How many the query finds, on all pages; `counts` are of the whole account. */
  matching: number
  /** The page given: the last one where the query asked for a later one. */
  page: number
  counts: Record<TokenStatus, number>
}

export async function listTokens(actor: Actor, query: TokenQuery): Promise<TokenList> {
  authorize(actor, 'tokens')
  const wanted = parse(tokenQuerySchema, query)
  const now = new Date()
  const own = Prisma.sql`account_id = ${actor.accountId}::uuid`
  const has = statusConditions(now)
  const matches = conditions(wanted, has)

  const [counted] = await db.$queryRaw<[Record<TokenStatus | 'matching', number>]>`
    SELECT count(*) FILTER (WHERE ${has.active})::int AS active,
      count(*) FILTER (WHERE ${has.inactive})::int AS inactive,
      count(*) FILTER (WHERE ${has.expired})::int AS expired,
      count(*) FILTER (WHERE ${matches})::int AS matching
    FROM token WHERE ${own}`
  const { matching, ...counts } = counted

  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / tokensPerPage)))
  const order = ordering(wanted)
  const rows = await db.$queryRaw<TokenRow[]>`
    SELECT ${tokenColumns(actor)}
    FROM (SELECT * FROM token WHERE ${own} AND ${matches}
      ORDER BY ${order} LIMIT ${tokensPerPage} OFFSET ${(page - 1) * tokensPerPage}) token
    ORDER BY ${order}`
  return { tokens: rows.map((row) => publicToken(row, now)), matching, page, counts }
}

/** `statusOf`, for the database. */
function statusConditions(now: Date): Record<TokenStatus, Prisma.Sql> {
  const unexpired = Prisma.sql`(expires_at IS NULL OR expires_at > ${now})`
  return {
    active: Prisma.sql`(is_active AND ${unexpired})`,
    inactive: Prisma.sql`(NOT is_active AND ${unexpired})`,
    expired: Prisma.sql`(expires_at <= ${now})`,
  }
}

/** A hint is found by how it ends, since they all begin alike. */
function conditions({ q, status, source }: TokenQuery, has: Record<TokenStatus, Prisma.Sql>): Prisma.Sql {
  const text = likeText(q)
  const all = [
    Prisma.sql`true`,
    ...(status ? [has[status]] : []),
    ...(source ? [Prisma.sql`source = ${source}::token_source`] : []),
    ...(q ? [Prisma.sql`(description ILIKE ${`%${text}%`} OR hint ILIKE ${`%${text}`})`] : []),
  ]
  return Prisma.join(all, ' AND ')
}

/** Each is an index read one way or the other. "Never used" is the longest ago, "Never" expires the latest. */
const orderings: Record<TokenQuery['sort'], Record<TokenQuery['order'], Prisma.Sql>> = {
  description: {
    asc: Prisma.sql`lower(description), id`,
    desc: Prisma.sql`lower(description) DESC, id DESC`,
  },
  permission: { asc: Prisma.sql`permission, id`, desc: Prisma.sql`permission DESC, id DESC` },
  created: { asc: Prisma.sql`created_at, id`, desc: Prisma.sql`created_at DESC, id DESC` },
  used: {
    asc: Prisma.sql`last_used_at NULLS FIRST, id`,
    desc: Prisma.sql`last_used_at DESC NULLS LAST, id DESC`,
  },
  expires: { asc: Prisma.sql`expires_at, id`, desc: Prisma.sql`expires_at DESC, id DESC` },
}

const ordering = ({ sort, order }: TokenQuery) => orderings[sort][order]
