'use client'

import { Ellipsis } from 'lucide-react'
import { useMemberList } from '#components/members/member-list-context.tsx'
import { roleWords } from '#components/members/role-words.ts'
import { Button } from '#components/ui/button.tsx'
import { MenuItem, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { roles } from '#lib/scopes/organization-permissions.ts'
import type { PublicMember } from '#lib/members/public-member.ts'

/** What can be done to one member; to oneself, leaving. */
export function MemberRowMenu({ member }: { member: PublicMember }) {
  const { username, canEdit, changeRole, ask } = useMemberList()
  const isOneself = member.username === username
  if (!canEdit && !isOneself) return null
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
                onClick={() =>
                  isOneself ? ask({ member, about: 'step-down', role }) : changeRole(member, role)
                }
              >
                Make {roleWords[role].a}
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
