import { meetsSecondFactor } from '#lib/authz/meets-second-factor.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** An account by its id and username, or the columns that hold them. */
export type AccountOf = { accountId: string | Prisma.Sql; username: string | Prisma.Sql }

/**
 * An account's access to a `repository` as a `repository_access`, or null: admin to its own and as an owner of the
 * organization, write as an editor, and what groups give. Owning the company gives none. What an organization gives takes the
 * second factor that it requires.
 */
export function accessOf({ accountId, username }: AccountOf): Prisma.Sql {
  return Prisma.sql`(CASE WHEN repository.namespace = ${username} THEN 'admin'::repository_access ELSE GREATEST(
    (SELECT CASE role WHEN 'owner' THEN 'admin'::repository_access WHEN 'editor' THEN 'write' END
      FROM membership JOIN organization ON organization.id = organization_id
      WHERE organization.name = repository.namespace AND account_id = ${accountId}::uuid
        AND ${meetsSecondFactor(accountId)}),
    (SELECT max(access) FROM group_repository JOIN group_member USING (group_id)
      JOIN organization ON organization.id = group_member.organization_id
      WHERE repository_id = repository.id AND account_id = ${accountId}::uuid
        AND ${meetsSecondFactor(accountId)})) END)`
}

/** Whether an account owns the company of the organization that a `repository` belongs to. */
export function managedByCompanyOf({ accountId }: AccountOf): Prisma.Sql {
  return Prisma.sql`repository.namespace IN (
    SELECT organization.name FROM organization JOIN company_owner USING (company_id)
    WHERE account_id = ${accountId}::uuid AND ${meetsSecondFactor(accountId)})`
}

/** The condition for an account to pull a `repository`, equivalent to `repositoryRights`. */
export function pullable({ accountId, username }: AccountOf): Prisma.Sql {
  return Prisma.sql`(repository.namespace = ${username} OR repository.visibility = 'public'
    OR repository.namespace IN (
      SELECT organization.name FROM organization JOIN membership ON organization_id = organization.id
      WHERE account_id = ${accountId}::uuid AND role IN ('owner', 'editor') AND ${meetsSecondFactor(accountId)})
    OR repository.id IN (
      SELECT repository_id FROM group_repository JOIN group_member USING (group_id)
      JOIN organization ON organization.id = group_member.organization_id
      WHERE account_id = ${accountId}::uuid AND ${meetsSecondFactor(accountId)}))`
}

/** The condition for an account to know about a `repository`: it may pull or manage it. */
export function reachable(account: AccountOf): Prisma.Sql {
  return Prisma.sql`(${pullable(account)} OR ${managedByCompanyOf(account)})`
}
