import type { Role } from '#lib/scopes/organization-permissions.ts'

/** An invite as the owners of its organization see it. */
export type PublicInvite = {
  id: string
  /** The invited e-mail address or username. */
  invitee: string
  by: 'email' | 'username'
  role: Role
  /** The name of a group to join as well. */
  group: string | null
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

/** An invite as the invitee sees it. */
export type OwnInvite = PublicInvite & {
  groupId: string | null
  organization: { id: string; name: string; displayName: string }
}
