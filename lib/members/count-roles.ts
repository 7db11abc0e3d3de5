import { batchLookUps } from '#lib/database/batch-look-ups.ts'
import { pool, statement } from '#lib/database/db.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'

type RoleCounts = Record<Role, number>
type Row = { organizationId: string; role: Role; members: number }

/**
 * How many members an organization has of each role. Counting is most of the work of a list of many members, so requests of
 * one moment share one count.
 */
export const countRoles = batchLookUps<string, RoleCounts>({
  one: async (organizationId) => (await countAll([organizationId]))[0]!,
  many: countAll,
})

async function countAll(organizationIds: string[]): Promise<RoleCounts[]> {
  const { rows } = await pool.query<Row>(statement('count-roles', sql, [[...new Set(organizationIds)]]))
  const counts = new Map(
    organizationIds.map((id): [string, RoleCounts] => [id, { owner: 0, editor: 0, member: 0 }]),
  )
  for (const { organizationId, role, members } of rows) counts.get(organizationId)![role] = members
  return organizationIds.map((id) => counts.get(id)!)
}

const sql = `
  SELECT organization_id AS "organizationId", role, count(*)::int AS members
  FROM membership WHERE organization_id = ANY($1::uuid[]) GROUP BY organization_id, role`
