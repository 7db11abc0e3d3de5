import type { Transaction } from '#lib/audit/mutate.ts'
import type { AccountActor } from '#lib/authz/actor.ts'
import { AppError } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { inviteColumns, invites } from '#lib/invites/invite-rows.ts'
import type { OwnInvite, PublicInvite } from '#lib/invites/public-invite.ts'
import { parseId } from '#lib/parse.ts'
import { hashSecret, type Secret } from '#lib/secret.ts'

/**
 * An open invite that the actor may answer: by username their own; by e-mail with the link's secret, signed in as the
 * account with that address. Throws `not_found`, or `forbidden` if another account has the link.
 */
export async function findOwnInvite(
  tx: Transaction,
  actor: AccountActor,
  id: string,
  secret: Secret | null,
  now: Date,
): Promise<OwnInvite> {
  const [invite] = await readOwnInvites(
    tx,
    Prisma.sql`${isOpen(id, now)} AND (invite.account_id = ${actor.accountId}::uuid OR ${isOfLink(secret)})`,
  )
  if (!invite) throw ended()
  if (invite.by === 'email' && !(await hasEmail(tx, actor, invite.invitee))) {
    throw new AppError(
      'forbidden',
      `This invite is for ${invite.invitee}. Sign in with the account that has this address.`,
    )
  }
  return invite
}

/** An open invite by e-mail, for anyone with its link, signed in or not. Throws `not_found`. */
export async function findMailedInvite(
  tx: Transaction,
  id: string,
  secret: Secret | null,
  now: Date,
): Promise<OwnInvite> {
  const [invite] = await readOwnInvites(tx, Prisma.sql`${isOpen(id, now)} AND ${isOfLink(secret)}`)
  if (!invite) throw ended()
  return invite
}

/** Before an answer: locks the organization, so that other changes to its members wait until the transaction ends. */
export async function lockOrganizationOfInvite(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM organization
    WHERE id = (SELECT organization_id FROM invite WHERE id = ${parseId('Invite', id)}::uuid) FOR UPDATE`
}

async function readOwnInvites(tx: Transaction, condition: Prisma.Sql): Promise<OwnInvite[]> {
  return (await tx.$queryRaw<OwnInviteRow[]>(selectOwnInvites(condition))).map(ownInvite)
}

export const selectOwnInvites = (condition: Prisma.Sql) => Prisma.sql`
  SELECT ${inviteColumns}, invite.group_id AS "groupId",
    organization.id AS "organizationId", organization.name, organization.display_name AS "displayName"
  FROM ${invites} JOIN organization ON organization.id = invite.organization_id
  WHERE ${condition} ORDER BY invite.created_at, invite.id`

export type OwnInviteRow = PublicInvite & {
  groupId: string | null
  organizationId: string
  name: string
  displayName: string
}

export const ownInvite = ({ organizationId, name, displayName, ...invite }: OwnInviteRow): OwnInvite => ({
  ...invite,
  organization: { id: organizationId, name, displayName },
})

const isOpen = (id: string, now: Date) =>
  Prisma.sql`invite.id = ${parseId('Invite', id)}::uuid AND invite.expires_at > ${now}`

function isOfLink(secret: Secret | null): Prisma.Sql {
  const hash = hashSecret(secret?.reveal() ?? '')
  return Prisma.sql`(invite.email IS NOT NULL AND invite.secret_hash = ${hash})`
}

const ended = () =>
  new AppError('not_found', 'This invite has been answered or cancelled, or has expired. Ask for a new one.')

async function hasEmail(tx: Transaction, { accountId }: AccountActor, email: string): Promise<boolean> {
  return (await tx.account.count({ where: { id: accountId, email } })) > 0
}
