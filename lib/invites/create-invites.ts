import type { Transaction } from '#lib/audit/mutate.ts'
import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { assertFreshProof } from '#lib/authz/assert-fresh-proof.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import type { Standing } from '#lib/authz/standing.ts'
import { db } from '#lib/database/db.ts'
import { readGroup } from '#lib/groups/group-rows.ts'
import { findInvitees } from '#lib/invites/find-invitees.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { checkInvitees, type InviteStatus, type CheckedInvitee } from '#lib/invites/check-invitees.ts'
import { insertInvite } from '#lib/invites/insert-invite.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { createInvitesSchema, type CreateInvites } from '#lib/invites/schema.ts'
import { assertBelowOwner } from '#lib/members/assert-below-owner.ts'
import { wasSent } from '#lib/outbox/deliver-soon.ts'
import { parse } from '#lib/parse.ts'

export type InviteResult = {
  invitee: string
  status: InviteStatus
  /** The invite; null with any other status, and in a dry run. */
  invite: PublicInvite | null
  /** Whether the mail went out at once; one that did not is tried again. */
  mailed: boolean
}

/** Invites people. An invitee who can't be invited is reported and does not affect the others. */
export async function createInvites(
  actor: Actor,
  organizationName: string,
  input: CreateInvites,
  now = new Date(),
): Promise<InviteResult[]> {
  const standing = await authorizeOrganization(actor, organizationName, 'invite.edit')
  const { invitees, role, group, dryRun } = parse(createInvitesSchema, input)
  assertBelowOwner(actor, standing, role)
  const found = await findInvitees(actor, invitees)
  const findGroup = async (tx: Transaction, organization: Standing) =>
    group === null ? null : (await readGroup(tx, actor, organization, group)).id
  if (dryRun) {
    await findGroup(db, standing)
    return (await checkInvitees(db, standing, found, now)).map((checked) => resultOf(checked))
  }
  if (role === 'owner') assertFreshProof(actor, now)

  const made = await mutateOrganization(actor, organizationName, 'invite.edit', async (tx, organization) => {
    const groupId = await findGroup(tx, organization)
    const asked = { role, groupId, invitedBy: inviterOf(actor) }
    const results = []
    for (const checked of await checkInvitees(tx, organization, found, now)) {
      const isInvited = checked.status === 'invited'
      results.push({
        checked,
        ...(isInvited && (await insertInvite(tx, organization, checked.invitee, asked, now))),
      })
    }
    const audit = results.flatMap(({ invite }) => (invite ? inviteAudit('create', organization, invite) : []))
    const mails = results.flatMap(({ mail }) => mail ?? [])
    return { result: results, audit, mails }
  })
  return Promise.all(
    made.map(async ({ checked, invite, mail }) => resultOf(checked, invite, mail && (await wasSent(mail)))),
  )
}

function resultOf(
  { invitee, status }: CheckedInvitee,
  invite: PublicInvite | null = null,
  mailed = false,
): InviteResult {
  return { invitee: invitee.text, status, invite, mailed }
}

function inviterOf(actor: Actor): string {
  if (actor.kind === 'organization') return actor.organizationName
  return 'username' in actor ? actor.username : actor.kind
}
