import type { Actor } from '#lib/authz/actor.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'
import { organizationOwner, ownAccount, type Owner } from '#lib/owners.ts'
import { attentionPolicy } from '#lib/tokens/list-schema.ts'

/** A token that ends soon, or that has expired and is still used. */
export type Notice = { id: string; name: string; owner: Owner; expiresAt: Date; isExpired: boolean }

/** What expires first comes first; `total` counts those beyond the listed ones, too. */
export type Notices = { total: number; listed: Notice[] }

const mostListed = 20

/** Of a person's own tokens and those of the organizations they own: for the header of every page, in one query. */
export async function listNotices(actor: Actor, now = new Date()): Promise<Notices> {
  authorizePerson(actor, 'tokens')
  const soon = new Date(now.getTime() + attentionPolicy.expiringWithin)
  const lately = new Date(now.getTime() - attentionPolicy.inUseWithin)
  const values = [actor.accountId, now, soon, lately, mostListed]
  const { rows } = await pool.query<Row>(statement('list-notices', sql, values))
  const listed = rows.map(({ id, name, organization, expiresAt }) => ({
    ...{ id, name, expiresAt, isExpired: expiresAt <= now },
    owner: organization === null ? ownAccount : organizationOwner(organization),
  }))
  return { total: rows[0]?.total ?? 0, listed }
}

type Row = { id: string; name: string; organization: string | null; expiresAt: Date; total: number }

// An array, so that both kinds of owner are found by index.
const sql = `
  SELECT token.id, coalesce(label, token.description) AS name, organization.name AS organization,
    expires_at AS "expiresAt", count(*) OVER ()::int AS total
  FROM token LEFT JOIN organization ON organization.id = organization_id
  WHERE (token.account_id = $1 OR organization_id = ANY (ARRAY(
      SELECT organization_id FROM membership WHERE account_id = $1 AND role = 'owner')))
    AND (is_active AND expires_at > $2 AND expires_at < $3
      OR expires_at <= $2 AND expired_use_at >= expires_at AND expired_use_at > $4)
  ORDER BY expires_at, token.id LIMIT $5`
