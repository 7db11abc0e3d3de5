import type { Actor } from '#lib/authz/actor.ts'
import type { Standing } from '#lib/authz/standing.ts'
import { authorizePerson } from '#lib/authz/authorize-person.ts'
import { pool, statement } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

export type OwnOrganization = Pick<
  Standing,
  'id' | 'name' | 'displayName' | 'plan' | 'createdAt' | 'role' | 'isCompanyOwner' | 'lacksSecondFactor'
>

/** Every organization that a person is a member of, then those of their companies. */
export async function listOrganizations(actor: Actor): Promise<OwnOrganization[]> {
  authorizePerson(actor, 'organizations')
  const { text, values } = selectOrganizations(actor.accountId)
  const { rows } = await pool.query<OwnOrganization>(statement('list-organizations', text, values))
  return rows
}

export const selectOrganizations = (accountId: string) => Prisma.sql`
  SELECT organization.id, organization.name, display_name AS "displayName", plan, organization.created_at AS "createdAt", role,
    owner.account_id IS NOT NULL AS "isCompanyOwner",
    requires_second_factor AND person.second_factor_since IS NULL AS "lacksSecondFactor"
  FROM organization JOIN account person ON person.id = ${accountId}::uuid
  LEFT JOIN membership ON organization_id = organization.id AND membership.account_id = ${accountId}::uuid
  LEFT JOIN company_owner owner ON owner.company_id = organization.company_id AND owner.account_id = ${accountId}::uuid
  WHERE organization.id IN (
    SELECT organization_id FROM membership WHERE account_id = ${accountId}::uuid
    UNION
    SELECT organization.id FROM organization JOIN company_owner USING (company_id) WHERE account_id = ${accountId}::uuid)
  ORDER BY role IS NULL, lower(display_name), organization.name`
