import type { Actor } from '#lib/authz/actor.ts'
import { ownedBy } from '#lib/authz/authorize-owner.ts'
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
  const own = ownedBy(owner)
  const has = { ...statusConditions(now), ...attentionConditions(now) }
  const matches = filterCondition(wanted, now)

  const counted = {
    ...{ ...has, used: Prisma.sql`(${owner.kind === 'account'} OR source = 'manual')` },
    matching_active: Prisma.sql`${matches} AND ${has.active}`,
    matching_inactive: Prisma.sql`${matches} AND ${has.inactive}`,
    matching_expired: Prisma.sql`${matches} AND ${has.expired}`,
  }
  const counters = Object.entries(counted).map(
    ([name, condition]) =>
      Prisma.sql`count(*) FILTER (WHERE ${condition})::int AS ${Prisma.raw(`"${name}"`)}`,
  )
  const [found] = await db.$queryRaw<[Record<keyof typeof counted, number>]>`
    SELECT ${Prisma.join(counters)} FROM token WHERE ${own}`
  const {
    used,
    matching_active: active,
    matching_inactive: inactive,
    matching_expired: expired,
    ...counts
  } = found
  const matching = active + inactive + expired

  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const order = queryOrder(wanted)
  const token = Prisma.sql`(SELECT * FROM token WHERE ${own} AND ${matches}
    ORDER BY ${order} ${limit(pageSize, page)})`
  const rows = await db.$queryRaw<TokenRow[]>`${selectTokens(owner, { ...tables, token })} ORDER BY ${order}`
  return {
    tokens: rows.map((row) => publicToken<Of['kind']>(owner.kind, row, now)),
    ...{ matching, matchingByStatus: { active, inactive, expired }, page, counts },
    canReactivate: owner.canReactivate,
    allowance: tokenAllowance(owner, used),
  }
}
