import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { remember } from '#lib/remember.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { patternsOf, serviceByHost, type FoundService } from '#lib/services/found-service.ts'
import { heldPermissions } from '#lib/services/held-permissions.ts'
import { serviceRole } from '#lib/services/service-role.ts'
import { byPresentSecret, type FoundToken } from '#lib/tokens/found-token.ts'

/** A service, the token that asks it, and what that may do there, as they are now. */
type FoundAsked = { service: FoundService; token: FoundToken | null; permissions: string[] }

/**
 * All that a decision needs, in one statement instead of three: the service at a host, the token with this secret (not one that
 * has been rotated away), and its permissions. Null without a service.
 */
export async function findAsked(host: string, secret: Secret): Promise<FoundAsked | null> {
  const row = await find([...patternsOf(host), hashSecret(secret.reveal())])
  if (!row) return null
  const service = readService(row.atHost)
  if (row.id === null) return { service, token: null, permissions: [] }
  const permissions = heldPermissions(service.permissions, row.given ?? [], row.role)
  return { service, token: row as Row & FoundToken, permissions }
}

type Row = { id: string | null; atHost: string; role: Role | null; given: string[] | null }

const owner = {
  accountId: Prisma.raw('found."accountId"'),
  organizationId: Prisma.raw('found."organizationId"'),
}

const find = batchRowLookUps<Row>(
  'find-asked',
  `SELECT found.*, row_to_json(at_host)::text AS "atHost", ${serviceRole(owner).text} AS role,
    (SELECT permissions FROM token_service WHERE token_id = found.id AND service_id = service.id) AS given
  FROM (${serviceByHost} LIMIT 1) AS at_host
  CROSS JOIN LATERAL (SELECT at_host.id, at_host."organizationId" AS organization_id) AS service
  LEFT JOIN LATERAL (${byPresentSecret} WHERE secret_hash = $3) AS found ON true`,
  ['text', 'text', 'bytea'],
)

/** Request after request has the same rules: to parse them takes longer than to decide. By their text, so never out of date. */
const readService = remember(200, (text) => JSON.parse(text) as FoundService, Infinity)
