'use client'

import { Ellipsis } from 'lucide-react'
import { useList } from '#components/data-table/list-context.tsx'
import type { MemberQuestion } from '#components/members/member-dialog.tsx'
import { roleLabels } from '#components/members/role-labels.ts'
import { Button } from '#components/ui/button.tsx'
import { MenuItem, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import { changeRoleAction } from '#lib/members/actions.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import { roles, type Role } from '#lib/scopes/organization-permissions.ts'

type Props = {
  member: PublicMember
  organization: string
  username: string
  canEdit: boolean
  ask: (question: MemberQuestion) => void
}

/** A member's menu; for oneself, it offers to leave. */
export function MemberRowMenu({ member, organization, username, canEdit, ask }: Props) {
  const { change } = useList()
  const isOneself = member.username === username
  if (!canEdit && !isOneself) return null
  const changeRole = (role: Role) =>
    void change(
      member.id,
      () => changeRoleAction(organization, { username: member.username, role }),
      () => toast(`${member.username} is now ${roleLabels[role].a}.`),
    )
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${member.username}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      {canEdit && (
        <>
          {roles
            .filter((role) => role !== member.role)
            .map((role) => (
              <MenuItem
                key={role}
                onClick={() => (isOneself ? ask({ member, about: 'step-down', role }) : changeRole(role))}
              >
                Make {roleLabels[role].a}
              </MenuItem>
            ))}
          <MenuSeparator />
        </>
      )}
      <MenuItem danger onClick={() => ask({ member, about: isOneself ? 'leave' : 'remove' })}>
        {isOneself ? 'Leave the organization' : 'Remove'}
      </MenuItem>
    </Menu>
  )
}
