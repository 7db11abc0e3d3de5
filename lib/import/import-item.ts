import type { ImageAccess } from '#lib/grants/image-access.ts'
import type { OrganizationScope } from '#lib/scopes/organization-scopes.ts'
import type { PersonalPermission } from '#lib/scopes/personal-permissions.ts'

/** One thing that a file asks for, in Gatehouse's words. */
export type Want =
  /** Without a hash its person chooses a password by a link. */
  | { make: 'account'; username: string; passwordHash: string | null }
  | { make: 'access'; username: string; repository: string; access: 'read' | 'write' }
  | { make: 'editor'; username: string; organization: string }
  | { make: 'public_repository'; repository: string }
  | { make: 'organization_token'; organization: string; label: string; description: string; grant: NamedGrant; expiresAt: Date | null } // prettier-ignore
  | { make: 'personal_token'; description: string; permission: PersonalPermission; expiresAt: Date | null }

/** An organization's grant whose repositories are named rather than found. */
export type NamedGrant = {
  publicRead: boolean
  all: ImageAccess | null
  /** Below the organization: `web`, or `team/*` for all below `team`. */
  chosen: { name: string; access: ImageAccess }[]
  scopes: OrganizationScope[]
}

/** A line of a file with what it becomes, why it is so anyway, or why it becomes nothing. */
export type ParsedItem = { line: number; source: string } & (
  { want: Want } | { already: string } | { reason: string }
)
