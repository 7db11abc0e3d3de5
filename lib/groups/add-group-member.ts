import type { Transaction } from '#lib/audit/mutate.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { groupAudit } from '#lib/groups/group-audit.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import { groupMemberSchema, type GroupMemberInput } from '#lib/groups/schema.ts'
import { parse } from '#lib/parse.ts'

/** Adds a member of the organization to the group. Adding someone twice changes nothing and is not logged. */
export async function addGroupMember(
  actor: Actor,
  organizationName: string,
  group: string,
  input: GroupMemberInput,
): Promise<void> {
  await mutateOrganization(actor, organizationName, 'group.edit', async (tx, organization) => {
    const { username } = parse(groupMemberSchema, input)
    const taken = await readGroup(tx, actor, organization, group)
    const accountId = await findMember(tx, organization, username)
    const { count } = await tx.groupMember.createMany({
      data: { groupId: taken.id, organizationId: organization.id, accountId },
      skipDuplicates: true,
    })
    const audit = groupAudit('add_member', organization, taken, { member: username })
    return { result: undefined, audit: count ? audit : [] }
  })
}

async function findMember(tx: Transaction, organization: { id: string; name: string }, username: string) {
  const [member] = /^[!-~]+$/.test(username)
    ? await tx.$queryRaw<{ id: string }[]>`
        SELECT account_id AS id FROM membership
        WHERE organization_id = ${organization.id}::uuid AND username = ${username}`
    : []
  if (member) return member.id
  const message = `Member not found in ${organization.name}. Send an invite first.`
  throw new AppError('not_found', message, { fields: { username: message } })
}
