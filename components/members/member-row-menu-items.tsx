import { useList } from '#components/data-table/list-context.tsx'
import type { MemberMenu } from '#components/members/member-row-menu.tsx'
import { roleLabels } from '#components/members/role-labels.ts'
import { MenuItem, MenuSeparator } from '#components/ui/menu-item.tsx'
import { toast } from '#components/ui/toast.ts'
import { changeRoleAction } from '#lib/members/actions.ts'
import { roles, type Role } from '#lib/scopes/organization-permissions.ts'

/** What can be done to a member; for oneself, to leave. */
export function MemberRowMenuItems({ member, organization, username, canEdit, ask }: MemberMenu) {
  const { change } = useList()
  const isOneself = member.username === username
  const changeRole = (role: Role) =>
    void change(
      member.id,
      () => changeRoleAction(organization, { username: member.username, role }, { role: member.role }),
      () => toast(`${member.username} is now ${roleLabels[role].a}.`),
    )
  return (
    <>
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
    </>
  )
}
