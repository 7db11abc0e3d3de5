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

/** `reader` is an organization, for its tokens, or an account, for its own and those of organizations that it owns. */
export async function readNotices(reader: { kind: Owner['kind']; id: string }, now: Date): Promise<Notices> {
  const { name, readBy } = statements[reader.kind]
  const { text, values } = select(readBy(reader.id), now)
  const { rows } = await pool.query<Row>(statement(name, text, values))
  const listed = rows.map(({ organization, total: _, ...row }) => ({
    ...row,
    isExpired: row.expiresAt <= now,
    owner: organization === null ? ownAccount : organizationOwner(organization),
  }))
  return { total: rows[0]?.total ?? 0, listed }
}

type Row = Pick<Notice, 'id' | 'name' | 'expiresAt' | 'usedAt'> & {
  organization: string | null
  total: number
}

// Each of the parts narrows an index of its own. With OR, all tokens of an owner would be read, for every page.
function select(readable: Prisma.Sql[], now: Date): Prisma.Sql {
  const is = attentionConditions(now)
  const parts = readable.flatMap((read) =>
    [is.expiring, is['in-use']].map((found) => Prisma.sql`SELECT * FROM token WHERE ${read} AND ${found}`),
  )
  return onePlan(Prisma.sql`
    SELECT token.id, coalesce(label, token.description) AS name, organization.name AS organization,
      expires_at AS "expiresAt", CASE WHEN expires_at <= ${now} THEN expired_use_at END AS "usedAt",
      count(*) OVER ()::int AS total
    FROM (${Prisma.join(parts, ' UNION ALL ')}) token
      LEFT JOIN organization ON organization.id = organization_id
    ORDER BY expires_at, token.id ${limit(mostListed)}`)
}

const statements = {
  account: {
    name: 'list-notices',
    readBy: (id: string) => [
      Prisma.sql`account_id = ${id}::uuid`,
      // An array, so that they are found by index.
      Prisma.sql`organization_id = ANY (ARRAY(
        SELECT organization_id FROM membership JOIN organization ON organization.id = organization_id
        WHERE account_id = ${id}::uuid AND role = 'owner' AND ${meetsSecondFactor(id)}))`,
    ],
  },
  organization: {
    name: 'list-organization-notices',
    readBy: (id: string) => [Prisma.sql`organization_id = ${id}::uuid`],
  },
}
