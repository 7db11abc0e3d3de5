import { pool, statement } from '#lib/database/db.ts'
import { limit } from '#lib/database/limit.ts'
import { onePlan } from '#lib/database/one-plan.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { meetsSecondFactor } from '#lib/authz/meets-second-factor.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { attentionConditions } from '#lib/tokens/token-conditions.ts'

/** A token that ends soon, or that has expired and is still used. */
export type Notice = {
  id: string
  name: string
  owner: Owner
  expiresAt: Date
  isExpired: boolean
  /** When it was last presented after it had expired. */
  usedAt: Date | null
}

/** What expires first comes first; `total` counts those beyond the listed ones, too. */
export type Notices = { total: number; listed: Notice[] }

const mostListed = 20

/** An organization, for its tokens, or an account, for its own and those of organizations that it owns. */
type Reader = { kind: Owner['kind']; id: string }

export async function readNotices(reader: Reader, now: Date): Promise<Notices> {
  const { text, values } = onePlan(selectNotices(reader, now))
  const { rows } = await pool.query<NoticeRow>(statement(`list-notices-of-${reader.kind}`, text, values))
  return noticesOf(rows, now)
}

/** With times as PostgreSQL gives them, or JSON. */
export type NoticeRow = Pick<Notice, 'id' | 'name'> & {
  expiresAt: Date | string
  usedAt: Date | string | null
  organization: string | null
  total: number
}

export function noticesOf(rows: NoticeRow[], now: Date): Notices {
  const listed = rows.map(({ organization, id, name, expiresAt, usedAt }) => ({
    ...{ id, name, expiresAt: new Date(expiresAt), usedAt: usedAt === null ? null : new Date(usedAt) },
    isExpired: new Date(expiresAt) <= now,
    owner: organization === null ? ownAccount : organizationOwner(organization),
  }))
  return { total: rows[0]?.total ?? 0, listed }
}

// Each of the parts narrows an index of its own. With OR, all tokens of an owner would be read, for every page.
export function selectNotices({ kind, id }: Reader, now: Date): Prisma.Sql {
  const is = attentionConditions(now)
  const parts = readBy[kind](id).flatMap((read) =>
    [is.expiring, is['in-use']].map((found) => Prisma.sql`SELECT * FROM token WHERE ${read} AND ${found}`),
  )
  return Prisma.sql`
    SELECT token.id, coalesce(label, token.description) AS name, organization.name AS organization,
      expires_at AS "expiresAt", CASE WHEN expires_at <= ${now} THEN expired_use_at END AS "usedAt",
      count(*) OVER ()::int AS total
    FROM (${Prisma.join(parts, ' UNION ALL ')}) token
      LEFT JOIN organization ON organization.id = organization_id
    ORDER BY expires_at, token.id ${limit(mostListed)}`
}

const readBy = {
  account: (id: string) => [
    Prisma.sql`account_id = ${id}::uuid`,
    // An array, so that they are found by index.
    Prisma.sql`organization_id = ANY (ARRAY(
      SELECT organization_id FROM membership JOIN organization ON organization.id = organization_id
      WHERE account_id = ${id}::uuid AND role = 'owner' AND ${meetsSecondFactor(id)}))`,
  ],
  organization: (id: string) => [Prisma.sql`organization_id = ${id}::uuid`],
}
