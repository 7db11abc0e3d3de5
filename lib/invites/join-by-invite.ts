import type { Transaction } from '#lib/audit/mutate.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'

/** Uses an invite: adds the account to the organization, and to the group if it still exists. */
export async function joinByInvite(
  tx: Transaction,
  { id, role, groupId, organization }: OwnInvite,
  accountId: string,
  now: Date,
): Promise<void> {
  const organizationId = organization.id
  const membership = { organizationId, accountId, role, joinedAt: now }
  await tx.membership.createMany({ data: membership, skipDuplicates: true })
  if (groupId) {
    await tx.groupMember.createMany({ data: { groupId, organizationId, accountId }, skipDuplicates: true })
  }
  // Also deletes an invite of the same account by username.
  await tx.invite.deleteMany({ where: { organizationId, OR: [{ id }, { accountId }] } })
}
