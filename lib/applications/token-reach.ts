import { meetsSecondFactor } from '#lib/authz/meets-second-factor.ts'
import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { accessOf } from '#lib/repositories/reachable.ts'
import type { RepositoryStanding } from '#lib/repositories/granted-rights.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import { serviceRole } from '#lib/services/service-role.ts'

/** What an application is told of a token beside its owner. */
export type TokenReach = {
  /** When it got its present secret. */
  issuedAt: Date
  /** The client that asked for it, where one did. */
  clientId: string | null
  /** Its owner's role in the application's organization. */
  role: Role | null
  /** Those that were chosen for it and, of a member without a role's rights, those that groups give. */
  repositories: RepositoryStanding[]
  /** Those that it was given, with its owner's role there. */
  services: { fullName: string; permissions: ServicePermission[]; given: string[]; role: Role | null }[]
}

/**
 * What a token reaches; for an organization's application only there. Null for a token that is none of its business: of another
 * organization, or of somebody who is no member, or lacks the second factor that the organization requires.
 */
export const tokenReach = (tokenId: string, organizationId: string | null): Promise<TokenReach | null> =>
  find([tokenId, organizationId])

const account = { accountId: Prisma.sql`token.account_id`, username: Prisma.sql`account.username` }

const rows = (chosen: Prisma.Sql) => Prisma.sql`(SELECT coalesce(json_agg(json_build_object(
    'namespace', repository.namespace, 'name', repository.name, 'visibility', repository.visibility,
    'access', ${accessOf(account)}, 'chosen', ${chosen}) ORDER BY repository.namespace, repository.name), '[]')`

const chosen = Prisma.sql`
  ${rows(Prisma.sql`json_build_object('pull', pull, 'push', push, 'delete', token_repository.delete)`)}
  FROM token_repository JOIN repository ON repository.id = repository_id
  WHERE token_id = token.id AND ($2::uuid IS NULL OR repository.namespace = seen.name))`

const given = Prisma.sql`
  ${rows(Prisma.sql`NULL::json`)}
  FROM repository WHERE token.all_repositories AND id IN (
    SELECT repository_id FROM group_repository JOIN group_member USING (group_id)
    WHERE group_member.organization_id = membership.organization_id
      AND group_member.account_id = membership.account_id))`

const role = serviceRole({
  accountId: Prisma.sql`token.account_id`,
  organizationId: Prisma.sql`token.organization_id`,
})

const services = Prisma.sql`(SELECT coalesce(json_agg(json_build_object(
    'fullName', coalesce(provider.name || '/', '') || service.name, 'permissions', service.permissions,
    'given', token_service.permissions, 'role', ${role}) ORDER BY service.name, service.id), '[]')
  FROM token_service JOIN service ON service.id = service_id
  LEFT JOIN organization provider ON provider.id = service.organization_id
  WHERE token_id = token.id AND ($2::uuid IS NULL OR token.organization_id = seen.id
    OR service.organization_id = seen.id))`

const find = batchRowLookUps<TokenReach>(
  'find-token-reach',
  Prisma.sql`
  SELECT coalesce(rotated_at, token.created_at) AS "issuedAt", client_id AS "clientId", role,
    CASE WHEN membership.account_id IS NOT NULL AND token.all_repositories
      THEN ${given} ELSE ${chosen} END AS repositories, ${services} AS services
  FROM token
  LEFT JOIN account ON account.id = token.account_id
  LEFT JOIN organization seen ON seen.id = $2::uuid
  LEFT JOIN membership ON membership.organization_id = seen.id AND membership.account_id = token.account_id
    AND EXISTS (SELECT FROM organization WHERE organization.id = seen.id
      AND ${meetsSecondFactor(Prisma.sql`token.account_id`)})
  WHERE token.id = $1 AND ($2::uuid IS NULL OR token.organization_id = seen.id OR membership.account_id IS NOT NULL)`
    .text,
  ['uuid', 'uuid'],
)
