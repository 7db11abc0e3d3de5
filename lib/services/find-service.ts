import { batchRowLookUps } from '#lib/database/batch-row-look-ups.ts'
import type { FoundService } from '#lib/services/found-service.ts'

/**
 * The service at a host (in lower case, with the port unless it is the usual one), once a site administrator has confirmed
 * it: by its own name, else by a pattern. On the hot path of forward auth: one statement, and nothing is kept between calls.
 */
export async function findService(host: string): Promise<FoundService | null> {
  // Nothing that is asked for is a pattern itself.
  if (host.includes('*')) return null
  return find([host, host.replace(/^[^.]*/, '*')])
}

const find = batchRowLookUps<FoundService>(
  'find-service',
  `SELECT service.id, coalesce(organization.name || '/', '') || service.name AS "fullName",
    organization_id AS "organizationId", kind, rules, permissions, credential_header AS "credentialHeader",
    credential_query AS "credentialQuery", redirects_browsers AS "redirectsBrowsers"
  FROM service_host JOIN service ON service.id = service_id
  LEFT JOIN organization ON organization.id = organization_id
  WHERE pattern IN ($1, $2) AND confirmed_at IS NOT NULL ORDER BY pattern = $1 DESC`,
  ['text', 'text'],
)
