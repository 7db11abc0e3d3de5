import type { GivenService } from '#lib/grants/given-service.ts'
import type { OrganizationGrantTypes } from '#lib/grants/organization-grant.ts'
import type { WorkloadRule } from '#lib/workloads/check-claims.ts'
import type { KeySet } from '#lib/workloads/schema.ts'

/** A trusted workload as its organization's owners see it. */
export type PublicWorkload = WorkloadRule & {
  id: string
  name: string
  lifetimeMinutes: number
  isActive: boolean
  createdBy: string
  createdAt: Date
  /** When it last got a token, and when it was last refused one. */
  lastTokenAt: Date | null
  lastRefusedAt: Date | null
}

/** The same with what its tokens may do, as far as that is still there, and the keys that were pasted. */
export type WorkloadDetails = PublicWorkload & {
  jwks: KeySet | null
  grant: OrganizationGrantTypes['named'] & { services: GivenService[] }
}
