import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { assertNotLastOwner } from '#lib/members/assert-not-last-owner.ts'
import { memberAudit } from '#lib/members/member-audit.ts'
import { lockMember } from '#lib/members/member-rows.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { changeRoleSchema, type ChangeRole } from '#lib/members/schema.ts'
import { parse } from '#lib/parse.ts'

/** Gives a member another role, which holds from the member's next request. Throws `conflict` for the only owner. */
export async function changeRole(
  actor: Actor,
  organizationName: string,
  input: ChangeRole,
): Promise<PublicMember> {
  const organization = await authorizeOrganization(actor, organizationName, 'member.edit')
  const { username, role } = parse(changeRoleSchema, input)
  return mutate(actor, async (tx) => {
    const member = await lockMember(tx, organization, username)
    if (member.role === role) return { result: member, audit: [] }
    await assertNotLastOwner(tx, organization, member)
    await tx.membership.updateMany({
      where: { organizationId: organization.id, accountId: member.id },
      data: { role },
    })
    const details = { role: { from: member.role, to: role } }
    return {
      result: { ...member, role },
      audit: memberAudit('change_role', organization, member, details),
    }
  })
}
