import type { Actor } from '#lib/authz/actor.ts'
import type { Standing } from '#lib/authz/standing.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'

export type OwnOrganization = Pick<
  Standing,
  'id' | 'name' | 'displayName' | 'plan' | 'createdAt' | 'role' | 'isCompanyOwner' | 'lacksSecondFactor'
>

/** Every organization that a person is a member of, then those of their companies: for the header, in one query. */
export async function listOrganizations(actor: Actor): Promise<OwnOrganization[]> {
  authorizePerson(actor, 'organizations')
  const { rows } = await pool.query<OwnOrganization>(statement('list-organizations', sql, [actor.accountId]))
  return rows
}

const sql = `
  SELECT organization.id, organization.name, display_name AS "displayName", plan, organization.created_at AS "createdAt", role,
    owner.account_id IS NOT NULL AS "isCompanyOwner",
    requires_second_factor AND person.second_factor_since IS NULL AS "lacksSecondFactor"
  FROM organization JOIN account person ON person.id = $1
  LEFT JOIN membership ON organization_id = organization.id AND membership.account_id = $1
  LEFT JOIN company_owner owner ON owner.company_id = organization.company_id AND owner.account_id = $1
  WHERE organization.id IN (
    SELECT organization_id FROM membership WHERE account_id = $1
    UNION
    SELECT organization.id FROM organization JOIN company_owner USING (company_id) WHERE account_id = $1)
  ORDER BY role IS NULL, lower(display_name), organization.name`
