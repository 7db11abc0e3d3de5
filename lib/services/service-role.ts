import { meetsSecondFactor } from '#lib/authz/meets-second-factor.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * The role in which an owner of tokens, by id or by the column that holds it, stands to a `service`; null for none. The
 * installation's are for everybody as for a member, and for site administrators as for an owner; an organization's for its
 * members, who need the second factor that it requires, and for the organization itself as for an owner.
 */
export function serviceRole(owner: { accountId: Id | null; organizationId: Id | null }): Prisma.Sql {
  // In the text, not among the values: what an owner is not falls away in a plan that PostgreSQL keeps.
  const accountId = owner.accountId ?? none
  const organizationId = owner.organizationId ?? none
  return Prisma.sql`(CASE
    WHEN service.organization_id = ${organizationId}::uuid THEN 'owner'
    WHEN service.organization_id IS NOT NULL THEN (SELECT role::text
      FROM membership JOIN organization ON organization.id = membership.organization_id
      WHERE membership.organization_id = service.organization_id AND account_id = ${accountId}::uuid
        AND ${meetsSecondFactor(accountId)})
    WHEN EXISTS (SELECT FROM account WHERE account.id = ${accountId}::uuid AND is_site_administrator) THEN 'owner'
    WHEN ${accountId}::uuid IS NOT NULL OR ${organizationId}::uuid IS NOT NULL THEN 'member' END)`
}

const none = Prisma.sql`NULL`

type Id = string | Prisma.Sql
