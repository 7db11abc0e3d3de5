import type { ServiceKind, ServicePermission, ServiceRule } from '#lib/services/schema.ts'

/** A service as a request to one of its hosts finds it. */
export type FoundService = {
  id: string
  /** `npm`, or `acme/npm` of an organization. */
  fullName: string
  organizationId: string | null
  kind: ServiceKind
  rules: ServiceRule[]
  permissions: ServicePermission[]
  credentialHeader: string | null
  credentialQuery: string | null
  redirectsBrowsers: boolean
}

/** The patterns that a host may be found by. */
export const patternsOf = (host: string) => [host, host.replace(/^[^.]*/, '*')]

/** Selects the `FoundService` at the host that has the patterns $1 and $2, by its own name first. */
export const serviceByHost = `
  SELECT service.id, coalesce(organization.name || '/', '') || service.name AS "fullName",
    organization_id AS "organizationId", kind, rules, permissions, credential_header AS "credentialHeader",
    credential_query AS "credentialQuery", redirects_browsers AS "redirectsBrowsers"
  FROM service_host JOIN service ON service.id = service_id
  LEFT JOIN organization ON organization.id = organization_id
  WHERE pattern IN ($1, $2) AND confirmed_at IS NOT NULL ORDER BY pattern = $1 DESC`
