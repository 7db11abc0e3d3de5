import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { notFound } from '#lib/errors.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import { groupMemberSchema, type GroupMemberInput } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'

/** Removes a member from the group; they stay in the organization. */
export async function removeGroupMember(
  actor: Actor,
  organizationName: string,
  group: string,
  input: GroupMemberInput,
): Promise<void> {
  await mutateOrganization(actor, organizationName, 'group.edit', async (tx, organization) => {
    const { username } = parse(groupMemberSchema, input)
    if (!/^[!-~]+$/.test(username)) throw notFound('Member')
    const taken = await readGroup(tx, actor, organization, group)
    const { count } = await tx.groupMember.deleteMany({
      where: { groupId: taken.id, membership: { account: { username } } },
    })
    if (count === 0) throw notFound('Member')
    return {
      result: undefined,
      audit: groupAudit('remove_member', organization, taken, { member: username }),
    }
  })
}
