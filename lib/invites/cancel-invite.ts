import { mutate } from '#lib/audit/mutate.ts'
import type { Actor } from '#lib/authz/actor.ts'
import { authorizeOrganization } from '#lib/authz/authorize-organization.ts'
import { inviteAudit } from '#lib/invites/invite-audit.ts'
import { lockInvite } from '#lib/invites/invite-rows.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { lockOrganizationById } from '#lib/members/member-rows.ts'
import { parseId } from '#lib/parse.ts'

/** Takes the invite back: its link ends. */
export async function cancelInvite(
  actor: Actor,
  organizationName: string,
  id: string,
): Promise<PublicInvite> {
  const organization = await authorizeOrganization(actor, organizationName, 'invite.edit')
  const inviteId = parseId('Invite', id)
  return mutate(actor, async (tx) => {
    await lockOrganizationById(tx, organization)
    const invite = await lockInvite(tx, organization, inviteId)
    await tx.invite.deleteMany({ where: { id: inviteId, organizationId: organization.id } })
    return { result: invite, audit: inviteAudit('cancel', organization, invite) }
  })
}
