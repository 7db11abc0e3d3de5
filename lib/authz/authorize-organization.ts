import type { Actor } from '#lib/authz/actor.ts'
import { meetsSecondFactor } from '#lib/authz/meets-second-factor.ts'
import { may, whoCan, type Standing } from '#lib/authz/standing.ts'
import type { OrganizationPermission } from '#lib/scopes/organization-permissions.ts'
import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { env } from '#lib/env.ts'
import { AppError, notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { paths } from '#lib/paths.ts'
import { scopesPermit } from '#lib/scopes/organization-scopes.ts'

/**
 * The first line of every verb that reads of an organization: how the actor stands to it, which must allow `permission`.
 * Throws `not_found` for one that the actor may not know of, `forbidden` in words that say who can.
 * Whatever writes uses `mutateOrganization`.
 */
export async function authorizeOrganization(
  actor: Actor,
  name: string,
  permission: OrganizationPermission,
): Promise<Standing> {
  const standing = await findStanding(standingOf(actor, name).values)
  return assertPermitted(actor, standing, permission)
}

export function assertPermitted(
  actor: Actor,
  standing: Standing | null | undefined,
  permission: OrganizationPermission,
): Standing {
  if (!standing) throw notFound('Organization')
  if (actor.kind === 'organization') {
    if (actor.organizationId !== standing.id) throw notFound('Organization')
    if (!scopesPermit(actor.scopes, permission)) throw scopeMissing()
    return standing
  }
  if (!standing.role && !standing.isCompanyOwner) throw notFound('Organization')
  if (standing.lacksSecondFactor) throw secondFactorNeeded(standing.name)
  if (!may(standing, permission)) throw new AppError('forbidden', whoCan(standing, permission))
  return standing
}

/** Only for who stands to the organization. */
export function secondFactorNeeded(organization: string): AppError {
  const message = `${organization} requires two-factor authentication. Set it up at ${env.PUBLIC_URL}${paths.security} to use what ${organization} gives you.`
  return new AppError('forbidden', message, { needsSecondFactor: true })
}

export function scopeMissing(): AppError {
  return new AppError('forbidden', 'This access token does not have the scope for that.')
}

/** Selects the actor's `Standing`. Throws for who has none to any organization. */
export function standingOf(actor: Actor, name: string): Prisma.Sql {
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'Sign in first.')
  if (actor.kind === 'token' || actor.kind === 'system') {
    throw new AppError('forbidden', "A personal access token can't manage organizations. Sign in instead.")
  }
  if (!/^[!-~]+$/.test(name)) throw notFound('Organization')
  return selectStanding(actor.kind === 'account' ? actor.accountId : null, name)
}

const selectStanding = (accountId: string | null, name: string) => Prisma.sql`
    SELECT organization.id, name, display_name AS "displayName", plan, company_id AS "companyId",
      max_token_days AS "maxTokenDays", can_reactivate_tokens AS "canReactivateTokens",
      created_at AS "createdAt", role,
      json_build_object('owner', owner_count, 'editor', editor_count, 'member', member_count) AS "memberCounts",
      EXISTS (SELECT FROM company_owner
        WHERE company_owner.company_id = organization.company_id AND account_id = ${accountId}::uuid) AS "isCompanyOwner",
      requires_second_factor AS "requiresSecondFactor",
      NOT ${meetsSecondFactor(accountId)} AS "lacksSecondFactor"
    FROM organization
    LEFT JOIN membership ON organization_id = organization.id AND account_id = ${accountId}::uuid
    WHERE name = ${name}`

const findStanding = batchRowLookUps<Standing>('find-standing', selectStanding(null, '').text, [
  'uuid',
  'uuid',
  'uuid',
  'text',
])
