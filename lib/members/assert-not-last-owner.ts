import type { Transaction } from '#lib/audit/mutate.ts'
import { AppError } from '#lib/errors.ts'
import type { PublicMember } from '#lib/members/public-member.ts'

/** An organization always has an owner. For a member about to be an owner no more. */
export async function assertNotLastOwner(
  tx: Transaction,
  organization: { id: string; name: string },
  { username, role }: PublicMember,
): Promise<void> {
  if (role !== 'owner') return
  const owners = await tx.membership.count({ where: { organizationId: organization.id, role: 'owner' } })
  if (owners > 1) return
  throw new AppError(
    'conflict',
    `${username} is the only owner of ${organization.name}. Make someone else an owner first.`,
  )
}
