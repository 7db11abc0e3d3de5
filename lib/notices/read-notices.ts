import { pool, statement } from '#lib/database/db.ts'
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

function select(readable: Prisma.Sql, now: Date): Prisma.Sql {
  const is = attentionConditions(now)
  return Prisma.sql`
    SELECT token.id, coalesce(label, token.description) AS name, organization.name AS organization,
      expires_at AS "expiresAt", CASE WHEN expires_at <= ${now} THEN expired_use_at END AS "usedAt",
      count(*) OVER ()::int AS total
    FROM token LEFT JOIN organization ON organization.id = organization_id
    WHERE (${readable}) AND (${is.expiring} OR ${is['in-use']})
    ORDER BY expires_at, token.id LIMIT ${mostListed}`
}

const statements = {
  account: {
    name: 'list-notices',
    // An array, so that both kinds of owner are found by index.
    readBy: (id: string) => Prisma.sql`token.account_id = ${id}::uuid OR organization_id = ANY (ARRAY(
      SELECT organization_id FROM membership JOIN organization ON organization.id = organization_id
      WHERE account_id = ${id}::uuid AND role = 'owner' AND ${meetsSecondFactor(id)}))`,
  },
  organization: {
    name: 'list-organization-notices',
    readBy: (id: string) => Prisma.sql`organization_id = ${id}::uuid`,
  },
}
