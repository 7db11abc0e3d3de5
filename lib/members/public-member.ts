import type { Actor } from '#lib/authz/actor.ts'
import { may, type Standing } from '#lib/authz/standing.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'
import { scopesPermit } from '#lib/scopes/organization-scopes.ts'

/** A member as others in the organization see them. */
export type PublicMember = {
  /** The account's. */
  id: string
  username: string
  name: string
  /** Null for actors who may not edit members. */
  email: string | null
  role: Role
  joinedAt: Date
  /** Null for the same. */
  hasSecondFactor: boolean | null
  /** The names of the groups that the member is in. */
  groups: string[]
}

/** Whether the actor manages people: only they see and search e-mail addresses. */
export function canEditMembers(actor: Actor, standing: Standing): boolean {
  if (actor.kind === 'organization') return scopesPermit(actor.scopes, 'member.edit')
  return may(standing, 'member.edit')
}
