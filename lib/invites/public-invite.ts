import type { Role } from '#lib/scopes/organization-permissions.ts'

/** An invite as the owners of its organization see it. */
export type PublicInvite = {
  id: string
  /** The e-mail address or username that was asked. */
  invitee: string
  by: 'email' | 'username'
  role: Role
  /** The name of the group to be in from the start. */
  group: string | null
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

/** An invite as whom it is for sees it. */
export type OwnInvite = PublicInvite & {
  groupId: string | null
  organization: { id: string; name: string; displayName: string }
}
