import type { Actor } from '#lib/authz/actor.ts'
import { listMembers } from '#lib/members/list-members.ts'
import type { PublicMember } from '#lib/members/public-member.ts'

export type FoundMember = Pick<PublicMember, 'username' | 'name'>

const found = 20

/** Suggestions for the text typed so far, at most 20. */
export async function searchMembers(
  actor: Actor,
  organizationName: string,
  text: string,
): Promise<FoundMember[]> {
  const { members } = await listMembers(actor, organizationName, { q: text }, found)
  return members.map(({ username, name }) => ({ username, name }))
}
