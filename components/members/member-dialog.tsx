'use client'

import { roleLabels } from '#components/members/role-labels.ts'
import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { changeRoleAction, removeMemberAction } from '#lib/members/actions.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { paths } from '#lib/paths.ts'
import type { Role } from '#lib/scopes/organization-permissions.ts'

/** A change that needs confirmation. */
export type MemberQuestion = { member: PublicMember; about: 'remove' | 'leave' | 'step-down'; role?: Role }

type Props = { organization: string; question: MemberQuestion; onClose: () => void }

/** Asks before a member is removed, or gives up a role that only others can give back. */
export function MemberDialog({ organization, question, onClose }: Props) {
  const { title, meaning, action } = words(organization, question)
  const { member, about, role } = question
  const { username } = member

  const confirmed = useConfirmedAction(
    () =>
      role
        ? changeRoleAction(organization, { username, role }, { role: member.role })
        : removeMemberAction(organization, { username }),
    () => {
      if (about === 'leave') navigate(paths.security, { replace: true })
      else onClose()
      toast(
        { remove: `Removed ${username}.`, leave: `You left ${organization}.`, 'step-down': saved(question) }[
          about
        ],
      )
    },
  )

  return (
    <AlertDialog {...confirmed} onClose={onClose} title={title} action={action}>
      <p>{meaning}</p>
    </AlertDialog>
  )
}

const saved = ({ role }: MemberQuestion) => `You are now ${role && roleLabels[role].a}.`

function words(organization: string, { member: { username }, about, role }: MemberQuestion) {
  if (about === 'step-down' && role) {
    const meaning = `You can't undo this yourself: only another owner of ${organization} can give you the role back.`
    return { title: `Become ${roleLabels[role].a}?`, meaning, action: `Become ${roleLabels[role].a}` }
  }
  if (about === 'leave') {
    const meaning = 'From the next request, you and your access tokens lose access to its repositories.'
    return { title: `Leave ${organization}?`, meaning, action: 'Leave' }
  }
  const meaning =
    "The account is kept. From the next request, it and its access tokens lose access to the organization's repositories."
  return { title: `Remove ${username} from ${organization}?`, meaning, action: 'Remove' }
}
