import type { ListDefinition } from '#components/data-table/list-definition.ts'
import type { MemberQuestion } from '#components/members/member-dialog.tsx'
import { MemberRowMenu } from '#components/members/member-row-menu.tsx'
import { roleLabels } from '#components/members/role-labels.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import { memberList } from '#lib/members/member-list.ts'
import type { PublicMember } from '#lib/members/public-member.ts'
import type { MemberQuery } from '#lib/members/schema.ts'

type Cells = {
  organization: string
  username: string
  canEdit: boolean
  ask: (question: MemberQuestion) => void
}

export const membersTable: ListDefinition<PublicMember, MemberQuery, Cells> = {
  ...{ title: 'Members', one: 'member', many: 'members' },
  ...memberList,
  chips: { key: 'role', label: 'Role', labels: roleLabels },
  orders: [
    { sort: 'username', order: 'asc', label: 'Name, A to Z' },
    { sort: 'username', order: 'desc', label: 'Name, Z to A' },
    { sort: 'role', order: 'desc', label: 'Owners first' },
    { sort: 'role', order: 'asc', label: 'Owners last' },
    { sort: 'joined', order: 'desc', label: 'Newest first' },
    { sort: 'joined', order: 'asc', label: 'Oldest first' },
  ],
  nothing: ({ role }) => `No ${role ?? 'member'}`,
  columns: [
    {
      label: 'Member',
      sortKey: 'username',
      cell: (member, { username }) => <PersonCell member={member} isOneself={member.username === username} />,
    },
    {
      label: 'Role',
      sortKey: 'role',
      className: '@2xl:w-24 @4xl:w-32',
      card: 'beside',
      cell: ({ role }) => roleLabels[role].one,
    },
    {
      label: 'Groups',
      className: '@max-2xl:pl-11! @2xl:w-36 @4xl:w-52',
      cell: ({ groups }) => <GroupsCell groups={groups} />,
    },
    {
      label: 'Joined',
      sortKey: 'joined',
      card: 'left-out',
      className: '@2xl:w-30 @4xl:w-36',
      cell: ({ joinedAt }, { now }) => <Time at={joinedAt} now={now} />,
    },
    { label: '', cell: (member, list) => <MemberRowMenu member={member} {...list} /> },
  ],
}

type PersonProps = { member: PublicMember; isOneself: boolean }

function PersonCell({ member: { username, name, email, hasSecondFactor }, isOneself }: PersonProps) {
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3">
      <Avatar name={username} label={name} kind="person" className="size-8 text-xs" />
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex min-w-0 items-center gap-2">
          <bdi className="truncate font-medium" data-tooltip-cut>
            {name}
          </bdi>
          {isOneself && <Badge>You</Badge>}
          {hasSecondFactor === false && (
            <span className="@max-2xl:hidden">
              <Badge>No second factor</Badge>
            </span>
          )}
        </div>
        <div className="truncate text-xs text-text-muted" data-tooltip-cut>
          {hasSecondFactor === false && <span className="@2xl:hidden">No second factor · </span>}
          {[...(username === name ? [] : [username]), ...(email ? [email] : [])].join(' · ')}
        </div>
      </div>
    </div>
  )
}

function GroupsCell({ groups }: { groups: string[] }) {
  if (groups.length === 0) return <span className="text-text-muted @max-2xl:hidden">None</span>
  return (
    <span className="block min-w-0 truncate @max-2xl:before:content-['Groups:_']" data-tooltip-cut>
      {groups.join(', ')}
    </span>
  )
}
