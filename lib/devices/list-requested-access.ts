import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { db } from '#lib/database/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { accessOf } from '#lib/repositories/reachable.ts'
import { repositoryRights, type RepositoryAccess } from '#lib/repositories/repository-rights.ts'
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
  repositories: { name: string; actions: string[] }[]
}

type Row = Omit<RequestedAccess, 'repositories'> & {
  chosen: (RepositoryRights & {
    name: string
    visibility: 'public' | 'private'
    access: RepositoryAccess | null
  })[]
}

const mostListed = 100

/** Those that work now, the newest first: what their people may still do of what they gave. */
export async function listRequestedAccess(
  actor: Actor,
  organizationName: string,
  now = new Date(),
): Promise<RequestedAccess[]> {
  const { name } = await authorizeOrganization(actor, organizationName, 'token.manage')
  const person = { accountId: Prisma.sql`account.id`, username: Prisma.sql`account.username` }
  const rows = await db.$queryRaw<Row[]>`
    SELECT token.id, hint, username, client_id AS client, device_name AS "deviceName", reason,
      token.created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt",
      json_agg(json_build_object('name', repository.name, 'visibility', visibility, 'access', ${accessOf(person)},
        'pull', pull, 'push', push, 'delete', delete) ORDER BY repository.name) AS chosen
    FROM token JOIN account ON account.id = token.account_id
      JOIN token_repository ON token_id = token.id JOIN repository ON repository.id = repository_id
    WHERE source = 'request' AND is_active AND expires_at > ${now} AND suspended_at IS NULL
      AND repository.namespace = ${name}
    GROUP BY token.id, account.id ORDER BY token.created_at DESC, token.id DESC LIMIT ${mostListed}`
  return rows
    .map(({ chosen, ...row }) => ({ ...row, repositories: chosen.flatMap(reached) }))
    .filter(({ repositories }) => repositories.length > 0)
}

function reached({ name, access, visibility, ...chosen }: Row['chosen'][number]) {
  const rights = repositoryRights(access, { visibility })
  const actions = repositoryActions.filter((action) => chosen[action] && rights[action])
  return actions.length > 0 ? [{ name, actions }] : []
}
