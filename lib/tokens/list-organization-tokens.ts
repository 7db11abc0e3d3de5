import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { likeText } from '#lib/like.ts'
import { parse } from '#lib/parse.ts'
import { organizationTokenColumns } from '#lib/tokens/organization-token-rows.ts'
import {
  organizationTokenQuerySchema,
  type OrganizationTokenQuery,
} from '#lib/tokens/organization-token-schema.ts'
import {
  publicOrganizationToken,
  type OrganizationTokenRow,
  type PublicOrganizationToken,
} from '#lib/tokens/public-organization-token.ts'
import { tokensPerPage } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'
import { tokenAllowance, type TokenAllowance } from '#lib/tokens/token-allowance.ts'
import { statusConditions, timeOrderings } from '#lib/tokens/token-conditions.ts'

export type OrganizationTokenList = {
  tokens: PublicOrganizationToken[]
  /** How many the query finds, on all pages; the rest is of the whole organization. */
  matching: number
  /** The page given: the last one where the query asked for a later one. */
  page: number
  counts: Record<TokenStatus, number>
  /** Whether an inactive one can be activated again, rather than only deleted. */
  canReactivate: boolean
} & TokenAllowance

export async function listOrganizationTokens(
  actor: Actor,
  organizationName: string,
  query: OrganizationTokenQuery,
  pageSize = tokensPerPage,
): Promise<OrganizationTokenList> {
  const organization = await authorizeOrganization(actor, organizationName, 'token.manage')
  const wanted = parse(organizationTokenQuerySchema, query)
  const now = new Date()
  const own = Prisma.sql`organization_id = ${organization.id}::uuid`
  const has = statusConditions(now)
  const matches = conditions(wanted, has)

  const [counted] = await db.$queryRaw<[Record<TokenStatus | 'matching' | 'used', number>]>`
    SELECT count(*) FILTER (WHERE ${has.active})::int AS active,
      count(*) FILTER (WHERE ${has.inactive})::int AS inactive,
      count(*) FILTER (WHERE ${has.expired})::int AS expired,
      count(*) FILTER (WHERE ${matches})::int AS matching, count(*)::int AS used
    FROM token WHERE ${own}`
  const { matching, used, ...counts } = counted

  const page = Math.max(1, Math.min(wanted.page, Math.ceil(matching / pageSize)))
  const rows = await db.$queryRaw<OrganizationTokenRow[]>`
    SELECT ${organizationTokenColumns} FROM token WHERE ${own} AND ${matches}
    ORDER BY ${orderings[wanted.sort][wanted.order]}
    LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`
  const tokens = rows.map((row) => publicOrganizationToken(row, now))
  const canReactivate = organization.canReactivateTokens
  return { tokens, matching, page, counts, canReactivate, ...tokenAllowance(organization, used) }
}

/** A hint is found by how it ends, since they all begin alike. */
function conditions(
  { q, status, access }: OrganizationTokenQuery,
  has: Record<TokenStatus, Prisma.Sql>,
): Prisma.Sql {
  const text = likeText(q)
  const found = Prisma.sql`(label ILIKE ${`%${text}%`} OR description ILIKE ${`%${text}%`} OR hint ILIKE ${`%${text}`})`
  const all = [
    Prisma.sql`true`,
    ...(status ? [has[status]] : []),
    ...(access ? [grants[access]] : []),
    ...(q ? [found] : []),
  ]
  return Prisma.join(all, ' AND ')
}

const grants: Record<NonNullable<OrganizationTokenQuery['access']>, Prisma.Sql> = {
  public: Prisma.sql`public_read`,
  pull: Prisma.sql`(all_repositories OR EXISTS (SELECT FROM token_repository WHERE token_id = token.id))`,
  push: Prisma.sql`(all_repositories AND all_push
    OR EXISTS (SELECT FROM token_repository WHERE token_id = token.id AND push))`,
  organization: Prisma.sql`scopes <> '{}'`,
}

const orderings: Record<
  OrganizationTokenQuery['sort'],
  Record<OrganizationTokenQuery['order'], Prisma.Sql>
> = {
  ...timeOrderings,
  label: { asc: Prisma.sql`lower(label), id`, desc: Prisma.sql`lower(label) DESC, id DESC` },
}
