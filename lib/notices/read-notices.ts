import { pool, statement } from '#lib/database/db.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { attentionPolicy } from '#lib/tokens/attention-policy.ts'

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
  const soon = new Date(now.getTime() + attentionPolicy.expiringWithin)
  const lately = new Date(now.getTime() - attentionPolicy.inUseWithin)
  const values = [reader.id, now, soon, lately, mostListed]
  const { name, sql } = statements[reader.kind]
  const { rows } = await pool.query<Row>(statement(name, sql, values))
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

const sqlFor = (condition: string) => `
  SELECT token.id, coalesce(label, token.description) AS name, organization.name AS organization,
    expires_at AS "expiresAt", CASE WHEN expires_at <= $2 THEN expired_use_at END AS "usedAt",
    count(*) OVER ()::int AS total
  FROM token LEFT JOIN organization ON organization.id = organization_id
  WHERE (${condition}) AND (is_active AND expires_at > $2 AND expires_at < $3
    OR expires_at <= $2 AND expired_use_at >= expires_at AND expired_use_at > $4)
  ORDER BY expires_at, token.id LIMIT $5`

const statements = {
  account: {
    name: 'list-notices',
    // An array, so that both kinds of owner are found by index.
    sql: sqlFor(`token.account_id = $1 OR organization_id = ANY (ARRAY(
      SELECT organization_id FROM membership WHERE account_id = $1 AND role = 'owner'))`),
  },
  organization: { name: 'list-organization-notices', sql: sqlFor('organization_id = $1') },
}
