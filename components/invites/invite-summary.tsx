import { roleLabels } from '#components/members/role-labels.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'

/** Who invites the reader to which organization, with which role. */
export function InviteSummary({ invite: { invitedBy, organization, role, group } }: { invite: OwnInvite }) {
  return (
    <>
      {invitedBy} invites you to <span className="font-mono text-sm">{organization.name}</span> as{' '}
      {roleLabels[role].a}
      {group && `, in the group ${group}`}.
    </>
  )
}
