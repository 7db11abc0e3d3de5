import { roleWords } from '#components/members/role-words.ts'
import type { OwnInvite } from '#lib/invites/public-invite.ts'

/** Who invites the reader to which organization, with which role. */
export function InviteWords({ invite: { invitedBy, organization, role, group } }: { invite: OwnInvite }) {
  return (
    <>
      {invitedBy} invites you to <span className="font-mono text-sm">{organization.name}</span> as{' '}
      {roleWords[role].a}
      {group && `, in the group ${group}`}.
    </>
  )
}
