import type { ServiceKind, ServicePermission, ServiceRule } from '#lib/services/schema.ts'

/** Where a service is reached; null while a site administrator has yet to confirm it. */
export type PublicHost = { pattern: string; confirmedAt: Date | null }

/** A service as those see it who manage it. */
export type PublicService = {
  id: string
  name: string
  kind: ServiceKind
  hosts: PublicHost[]
  rules: ServiceRule[]
  permissions: ServicePermission[]
  credentialHeader: string | null
  credentialQuery: string | null
  redirectsBrowsers: boolean
  createdBy: string
  createdAt: Date
  /** How many tokens were given it. */
  tokens: number
}
