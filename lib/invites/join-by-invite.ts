import type { Transaction } from '#lib/audit/mutate.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'

/** Uses an invite up: makes the account a member, and one of the group if that is still there. */
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
  // With it goes what asked the same account by its name.
  await tx.invite.deleteMany({ where: { organizationId, OR: [{ id }, { accountId }] } })
}
