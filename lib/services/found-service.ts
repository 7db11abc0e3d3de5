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
