import type { Caller } from '#lib/authz/actor.ts'
import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { heldPermissions, permissionsOfRole } from '#lib/services/held-permissions.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import { serviceRole } from '#lib/services/service-role.ts'

/**
 * What the caller may do at a service now: a token what it was given of what its owner may do, a person all of the latter.
 * One statement, and nothing is kept between calls.
 */
export async function serviceRights(
  caller: Caller,
  { id, permissions }: { id: string; permissions: ServicePermission[] },
): Promise<string[]> {
  if (caller.kind === 'anonymous') return []
  const tokenId = 'tokenId' in caller ? caller.tokenId : null
  const accountId = 'accountId' in caller ? caller.accountId : null
  const organizationId = 'organizationId' in caller ? caller.organizationId : null
  const found = await find([accountId, organizationId, tokenId, id])
  if (!found) return []
  if (tokenId === null) return permissionsOfRole(permissions, found.role)
  return heldPermissions(permissions, found.given ?? [], found.role)
}

const [account, organization] = [Prisma.raw('$1'), Prisma.raw('$2')]

const find = batchRowLookUps<{ role: Role | null; given: string[] | null }>(
  'find-service-rights',
  `SELECT ${serviceRole({ accountId: account, organizationId: organization }).text} AS role,
    (SELECT permissions FROM token_service WHERE token_id = $3 AND service_id = service.id) AS given
  FROM service WHERE service.id = $4`,
  ['uuid', 'uuid', 'uuid', 'uuid'],
)
