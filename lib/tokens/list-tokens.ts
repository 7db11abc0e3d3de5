import type { Actor } from '#lib/authz/actor.ts'
import { ownedBy, type AuthorizedOwner } from '#lib/authz/authorize-owner.ts'
import { db } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Owner, OwnerKind } from '#lib/owners.ts'
import { parse } from '#lib/parse.ts'
import { tokenQuerySchemas, type TokenAttention, type TokenQuery } from '#lib/tokens/list-schema.ts'
import { publicToken, type PublicToken, type TokenRow } from '#lib/tokens/public-token.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'
import { tokenAllowance, type TokenAllowance } from '#lib/tokens/token-allowance.ts'
import {
  attentionConditions,
  everyToken,
  filterCondition,
  queryOrder,
  statusConditions,
} from '#lib/tokens/token-conditions.ts'
import { authorizeTokens } from '#lib/tokens/token-owner.ts'
import { tokenList } from '#lib/tokens/token-list.ts'
import { selectTokens, tables } from '#lib/tokens/token-rows.ts'

export type TokenList<Kind extends OwnerKind> = {
  tokens: PublicToken<Kind>[]
  /** How many the query finds, on all pages; the rest is of all that the owner has. */
  matching: number
  matchingByStatus: Record<TokenStatus, number>
  /** The returned page: the last one if a later one was requested. */
  page: number
  counts: Record<TokenStatus | TokenAttention, number>
  /** Whether an inactive one can be activated again, rather than only deleted. */
  canReactivate: boolean
  allowance: TokenAllowance
}

export async function listTokens<Of extends Owner>(
  actor: Actor,
  of: Of,
  query: TokenQuery<Of['kind']>,
  pageSize: number = tokenList.pageSize,
): Promise<TokenList<Of['kind']>> {
  const owner = await authorizeTokens(actor, of)
  const wanted = parse(tokenQuerySchemas[of.kind], query)
  const now = new Date()
  const matches = filterCondition(wanted, now)
  const order = queryOrder(wanted)
  const counting = countTokens(owner, matches, now)
  const readPage = (page: number) => {
    const token = Prisma.sql`(SELECT * FROM token WHERE ${ownedBy(owner)} AND ${matches}
      ORDER BY ${order} ${limit(pageSize, page)})`
    const counted = Prisma.sql`, (SELECT to_json(counted) FROM (${counting}) counted) AS counted`
    const rows = selectTokens(owner, { ...tables, token }, counted)
    return db.$queryRaw<(TokenRow & { counted: Counted })[]>`${rows} ORDER BY ${order}`
  }

  const wantedRows = await readPage(wanted.page)
  // No row tells it where the page is empty.
  const counted = wantedRows[0]?.counted ?? (await db.$queryRaw<[Counted]>(counting))[0]
  const { all, used = all, matching = all, matchingActive, matchingExpired, ...attention } = counted
  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const rows = page === wanted.page ? wantedRows : await readPage(page)
  return {
    tokens: rows.map((row) => publicToken<Of['kind']>(owner.kind, row, now)),
    ...{ matching, page },
    matchingByStatus: byStatus(matching, {
      active: matchingActive ?? counted.active,
      expired: matchingExpired ?? counted.expired,
    }),
    counts: { ...attention, ...byStatus(all, counted) },
    canReactivate: owner.canReactivate,
    allowance: tokenAllowance(owner, used),
  }
}

type Counted = Record<TokenAttention | 'all' | 'active' | 'expired', number> & {
  /** Absent where all count. */
  used?: number
  /** Absent where all match. */
  matching?: number
  matchingActive?: number
  matchingExpired?: number
}

/** Counts all tokens of the owner in one pass. */
function countTokens(owner: AuthorizedOwner, matches: Prisma.Sql, now: Date): Prisma.Sql {
  const { active, expired } = statusConditions(now)
  const counters = Object.entries({
    ...{ all: everyToken, active, expired, ...attentionConditions(now) },
    ...(owner.kind === 'organization' && { used: Prisma.sql`source = 'manual'` }),
    ...(matches !== everyToken && {
      matching: matches,
      matchingActive: Prisma.sql`${matches} AND ${active}`,
      matchingExpired: Prisma.sql`${matches} AND ${expired}`,
    }),
  }).map(
    ([name, condition]) =>
      Prisma.sql`count(*) FILTER (WHERE ${condition})::int AS ${Prisma.raw(`"${name}"`)}`,
  )
  return Prisma.sql`SELECT ${Prisma.join(counters)} FROM token WHERE ${ownedBy(owner)}`
}

/** Each token is one of the three. */
const byStatus = (all: number, { active, expired }: Record<'active' | 'expired', number>) => ({
  ...{ active, inactive: all - active - expired, expired },
})
