import { mutateOrganization } from '#lib/audit/mutate-organization.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { readInvite } from '#lib/invites/invite-rows.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { assertBelowOwner } from '#lib/members/assert-below-owner.ts'
import { parseId } from '#lib/parse.ts'

/** Cancels the invite; its link stops working. */
export async function cancelInvite(
  actor: Actor,
  organizationName: string,
  id: string,
): Promise<PublicInvite> {
  return mutateOrganization(actor, organizationName, 'invite.edit', async (tx, organization) => {
    const inviteId = parseId('Invite', id)
    const invite = await readInvite(tx, organization, inviteId)
    assertBelowOwner(actor, organization, invite.role)
    await tx.invite.deleteMany({ where: { id: inviteId, organizationId: organization.id } })
    return { result: invite, audit: inviteAudit('cancel', organization, invite) }
  })
}
