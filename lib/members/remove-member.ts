import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { assertPermitted } from '#lib/authz/authorize-organization.ts'
import { assertBelowOwner } from '#lib/members/assert-below-owner.ts'
import { assertNotLastOwner } from '#lib/members/assert-not-last-owner.ts'
import { memberAudit } from '#lib/members/member-audit.ts'
import { readMember } from '#lib/members/member-rows.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { removeMemberSchema, type RemoveMember } from '#lib/members/schema.ts'
import { parse } from '#lib/parse.ts'

/**
 * Removes a member, who loses all access by role and groups from the next request (foreign keys delete the group
 * memberships). Anyone may leave, that is, remove themselves. Throws `conflict` for the only owner.
 */
export async function removeMember(
  actor: Actor,
  organizationName: string,
  input: RemoveMember,
): Promise<PublicMember> {
  return mutateOrganization(actor, organizationName, 'member.read', async (tx, organization, present) => {
    const { username } = parse(removeMemberSchema, input)
    const leaves = actor.kind === 'account' && actor.username === username
    if (!leaves) assertPermitted(present, organization, 'member.edit')
    const member = await readMember(tx, organization, username)
    assertBelowOwner(actor, organization, member.role)
    if (member.role === 'owner') assertFreshProof(actor)
    await assertNotLastOwner(tx, organization, member)
    await tx.membership.deleteMany({ where: { organizationId: organization.id, accountId: member.id } })
    const details = { role: member.role, groups: member.groups }
    const verb = leaves ? 'leave' : 'remove'
    return { result: member, audit: memberAudit(verb, organization, member, details) }
  })
}
