import type { Transaction } from '#lib/audit/mutate.ts'
import { findMailedTooOften } from '#lib/invites/invite-mail-limit.ts'
import type { Invitee, ReachableInvitee } from '#lib/invites/find-invitees.ts'

export type CheckedInvitee =
  | { status: 'invited'; invitee: ReachableInvitee }
  | { status: 'already_member' | 'already_invited' | 'too_often'; invitee: ReachableInvitee }
  | { status: 'unknown_account' | 'invalid'; invitee: Invitee }

export type InviteStatus = CheckedInvitee['status']

/**
 * The status of each invitee, in the given order: members, people with an open invite and addresses over the daily
 * limit are skipped.
 */
export async function checkInvitees(
  tx: Transaction,
  organization: { id: string; name: string },
  invitees: Invitee[],
  now: Date,
): Promise<CheckedInvitee[]> {
  const organizationId = organization.id
  const email = { in: invitees.flatMap((one) => (one.kind === 'email' ? [one.email] : [])) }
  const accountId = { in: invitees.flatMap((one) => (one.kind === 'account' ? [one.accountId] : [])) }
  const members = await tx.membership.findMany({
    where: { organizationId, OR: [{ accountId }, { account: { email } }] },
    select: { accountId: true, account: { select: { email: true } } },
  })
  const open = await tx.invite.findMany({
    where: { organizationId, OR: [{ accountId }, { email }], expiresAt: { gt: now } },
    select: { accountId: true, email: true },
  })
  const addresses = invitees.flatMap((one) => ('mailTo' in one ? [one.mailTo] : []))
  const tooOften = await findMailedTooOften(tx, organization, addresses, now)
  const member = new Set(members.flatMap(({ accountId, account }) => [accountId, account.email]))
  const invited = new Set(open.map(({ accountId, email }) => accountId ?? email))
  return invitees.map((invitee) => {
    if (invitee.kind === 'invalid') return { invitee, status: 'invalid' }
    if (invitee.kind === 'unknown') return { invitee, status: 'unknown_account' }
    const key = invitee.kind === 'email' ? invitee.email : invitee.accountId
    if (member.has(key)) return { invitee, status: 'already_member' }
    if (invited.has(key)) return { invitee, status: 'already_invited' }
    if (tooOften.has(invitee.mailTo)) return { invitee, status: 'too_often' }
    invited.add(key)
    return { invitee, status: 'invited' }
  })
}
