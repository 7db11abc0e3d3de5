import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'

export type WithoutSecondFactor = {
  /** `usernames` are the first of them. */
  total: number
  usernames: string[]
  /** Whether the actor is one of them. */
  isOneself: boolean
}

const mostListed = 20

/** Who has no second factor, of the members and the owners of the company: they lose access where one is required. */
export async function listWithoutSecondFactor(actor: Actor, name: string): Promise<WithoutSecondFactor> {
  const { id, companyId } = await authorizeOrganization(actor, name, 'organization.edit')
  const accountId = 'accountId' in actor ? actor.accountId : null
  const rows = await db.$queryRaw<{ username: string; total: number; isOneself: boolean }[]>`
    SELECT username, count(*) OVER ()::int AS total,
      coalesce(bool_or(id = ${accountId}::uuid) OVER (), false) AS "isOneself"
    FROM account WHERE second_factor_since IS NULL AND id IN (
      SELECT account_id FROM membership WHERE organization_id = ${id}::uuid
      UNION SELECT account_id FROM company_owner WHERE company_id = ${companyId}::uuid)
    ORDER BY username LIMIT ${mostListed}`
  return {
    total: rows[0]?.total ?? 0,
    usernames: rows.map(({ username }) => username),
    isOneself: rows[0]?.isOneself ?? false,
  }
}
