import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { accessOf } from '#lib/repositories/reachable.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { heldPermissions } from '#lib/services/held-permissions.ts'
import type { ServicePermission } from '#lib/services/schema.ts'
import { serviceRole } from '#lib/services/service-role.ts'
import { repositoryActions, type RepositoryRights } from '#lib/scopes/personal-permissions.ts'

/** A person's token that a tool asked for and that reaches an organization: what of it, and until when. */
export type RequestedAccess = {
  id: string
  hint: string
  username: string
  client: string
  deviceName: string
  reason: string | null
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  repositories: Given[]
  services: Given[]
}

type Given = { name: string; actions: string[] }

type Row = Omit<RequestedAccess, 'repositories' | 'services'> & {
  chosen: (RepositoryRights & {
    name: string
    visibility: 'public' | 'private'
    access: RepositoryAccess | null
  })[]
  used: { name: string; offered: ServicePermission[]; permissions: string[]; role: Role | null }[]
}

const mostListed = 100

/** Those that work now, the newest first: what their people may still do of what they gave. */
export async function listRequestedAccess(
  actor: Actor,
  organizationName: string,
  now = new Date(),
): Promise<RequestedAccess[]> {
  const { id, name } = await authorizeOrganization(actor, organizationName, 'token.manage')
  const person = { accountId: Prisma.sql`account.id`, username: Prisma.sql`account.username` }
  const role = serviceRole({ accountId: person.accountId, organizationId: null })
  const rows = await db.$queryRaw<Row[]>`
    SELECT token.id, hint, username, client_id AS client, device_name AS "deviceName", reason,
      token.created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt",
      coalesce(repositories.chosen, '[]') AS chosen, coalesce(services.used, '[]') AS used
    FROM token JOIN account ON account.id = token.account_id
      CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('name', name, 'visibility', visibility, 'access', ${accessOf(person)},
          'pull', pull, 'push', push, 'delete', delete) ORDER BY name) AS chosen
        FROM token_repository JOIN repository ON repository.id = repository_id
        WHERE token_id = token.id AND repository.namespace = ${name}) repositories
      CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('name', name, 'offered', service.permissions,
          'permissions', token_service.permissions, 'role', ${role}) ORDER BY name) AS used
        FROM token_service JOIN service ON service.id = service_id
        WHERE token_id = token.id AND service.organization_id = ${id}::uuid) services
    WHERE source = 'request' AND is_active AND expires_at > ${now} AND suspended_at IS NULL
      AND (chosen IS NOT NULL OR used IS NOT NULL)
    ORDER BY token.created_at DESC, token.id DESC LIMIT ${mostListed}`
  return rows
    .map(({ chosen, used, ...row }) => ({
      ...{ ...row, repositories: chosen.flatMap(reached), services: used.flatMap(usable) },
    }))
    .filter(({ repositories, services }) => repositories.length + services.length > 0)
}

function usable({ name, offered, permissions, role }: Row['used'][number]): Given[] {
  const actions = heldPermissions(offered, permissions, role)
  return actions.length > 0 ? [{ name, actions }] : []
}

function reached({ name, access, visibility, ...chosen }: Row['chosen'][number]): Given[] {
  const rights = repositoryRights(access, { visibility })
  const actions = repositoryActions.filter((action) => chosen[action] && rights[action])
  return actions.length > 0 ? [{ name, actions }] : []
}
