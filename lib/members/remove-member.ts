import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { assertNotLastOwner } from '#lib/members/assert-not-last-owner.ts'
import { memberAudit } from '#lib/members/member-audit.ts'
import { lockMember } from '#lib/members/member-rows.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { removeMemberSchema, type RemoveMember } from '#lib/members/schema.ts'
import { parse } from '#lib/parse.ts'

/**
 * Removes a member, who loses from the next request on what the role and the groups gave; the database's own keys end
 * the latter. Everybody may leave, which is to remove oneself. Throws `conflict` for the only owner.
 */
export async function removeMember(
  actor: Actor,
  organizationName: string,
  input: RemoveMember,
): Promise<PublicMember> {
  const organization = await authorizeOrganization(actor, organizationName, 'member.read')
  const { username } = parse(removeMemberSchema, input)
  const leaves = actor.kind === 'account' && actor.username === username
  if (!leaves) await authorizeOrganization(actor, organizationName, 'member.edit')
  return mutate(actor, async (tx) => {
    const member = await lockMember(tx, organization, username)
    await assertNotLastOwner(tx, organization, member)
    await tx.membership.deleteMany({ where: { organizationId: organization.id, accountId: member.id } })
    const details = { role: member.role, groups: member.groups }
    const verb = leaves ? 'leave' : 'remove'
    return { result: member, audit: memberAudit(verb, organization, member, details) }
  })
}
