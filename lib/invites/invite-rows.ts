import type { Transaction } from '#lib/audit/mutate.ts'
import { notFound } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

export const inviteColumns = Prisma.sql`
  invite.id, coalesce(invite.email, account.username) AS invitee,
  CASE WHEN invite.email IS NULL THEN 'username' ELSE 'email' END AS by,
  invite.role, member_group.name AS "group", invite.invited_by AS "invitedBy",
  invite.created_at AS "createdAt", invite.expires_at AS "expiresAt"`

export const invites = Prisma.sql`
  invite LEFT JOIN account ON account.id = invite.account_id
  LEFT JOIN member_group ON member_group.id = invite.group_id`

/** One invite of the organization. Throws `not_found`. */
export async function readInvite(
  tx: Transaction,
  organization: { id: string },
  id: string,
): Promise<PublicInvite> {
  const [invite] = await tx.$queryRaw<PublicInvite[]>`
    SELECT ${inviteColumns} FROM ${invites}
    WHERE invite.id = ${id}::uuid AND invite.organization_id = ${organization.id}::uuid`
  if (!invite) throw notFound('Invite')
  return invite
}
