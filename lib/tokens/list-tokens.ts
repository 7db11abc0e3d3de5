import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { likeText } from '#lib/like.ts'
import { parse } from '#lib/parse.ts'
import { publicToken, type PublicToken, type TokenRow } from '#lib/tokens/public-token.ts'
import { tokenQuerySchema, tokensPerPage, type TokenQuery } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'
import { statusConditions, timeOrderings } from '#lib/tokens/token-conditions.ts'
import { tokenColumns } from '#lib/tokens/token-rows.ts'

export type TokenList = {
  tokens: PublicToken[]
  /** How many the query finds, on all pages; `counts` are of the whole account. */
  matching: number
  /** The page given: the last one where the query asked for a later one. */
  page: number
  counts: Record<TokenStatus, number>
}

export async function listTokens(
  actor: Actor,
  query: TokenQuery,
  pageSize = tokensPerPage,
): Promise<TokenList> {
  authorizePerson(actor, 'tokens')
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

  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const order = ordering(wanted)
  const rows = await db.$queryRaw<TokenRow[]>`
    SELECT ${tokenColumns(actor)}
    FROM (SELECT * FROM token WHERE ${own} AND ${matches}
      ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) token
    ORDER BY ${order}`
  return { tokens: rows.map((row) => publicToken(row, now)), matching, page, counts }
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

const orderings: Record<TokenQuery['sort'], Record<TokenQuery['order'], Prisma.Sql>> = {
  ...timeOrderings,
  description: {
    asc: Prisma.sql`lower(description), id`,
    desc: Prisma.sql`lower(description) DESC, id DESC`,
  },
  permission: { asc: Prisma.sql`permission, id`, desc: Prisma.sql`permission DESC, id DESC` },
}

const ordering = ({ sort, order }: TokenQuery) => orderings[sort][order]
