import { changesOf, type Shown } from '#lib/audit/changes-of.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { assertBelowOwner } from '#lib/members/assert-below-owner.ts'
import { assertNotLastOwner } from '#lib/members/assert-not-last-owner.ts'
import { memberAudit } from '#lib/members/member-audit.ts'
import { readMember } from '#lib/members/member-rows.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { changeRoleSchema, type ChangeRole } from '#lib/members/schema.ts'
import { parse } from '#lib/parse.ts'

/**
 * Changes a member's role, which takes effect on the member's next request. Throws `conflict` for the only owner, and for a role
 * that is no longer the one that was `shown`.
 */
export async function changeRole(
  actor: Actor,
  organizationName: string,
  input: ChangeRole,
  shown?: Shown,
): Promise<PublicMember> {
  return mutateOrganization(actor, organizationName, 'member.edit', async (tx, organization) => {
    const { username, role } = parse(changeRoleSchema, input)
    const member = await readMember(tx, organization, username)
    assertBelowOwner(actor, organization, member.role, role)
    const details = changesOf({ role: member.role }, { role }, shown)
    if (!details) return { result: member, audit: [] }
    if ([member.role, role].includes('owner')) assertFreshProof(actor)
    await assertNotLastOwner(tx, organization, member)
    await tx.membership.updateMany({
      where: { organizationId: organization.id, accountId: member.id },
      data: { role },
    })
    return {
      result: { ...member, role },
      audit: memberAudit('change_role', organization, member, details),
    }
  })
}
