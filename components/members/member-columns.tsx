import { createColumnHelper } from '@tanstack/react-table'
import type { features } from '#components/data-table/table-features.ts'
import { useMemberList } from '#components/members/member-list-context.tsx'
import { MemberRowMenu } from '#components/members/member-row-menu.tsx'
import { roleWords } from '#components/members/role-words.ts'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PublicMember } from '#lib/members/public-member.ts'
import type { MemberQuery } from '#lib/members/schema.ts'

const column = createColumnHelper<typeof features, PublicMember>()
const sortedBy = (key: MemberQuery['sort']) => key

export const memberColumns = column.columns([
  column.display({
    id: 'username',
    cell: ({ row }) => <PersonCell member={row.original} />,
    meta: {
      label: 'Member',
      sortKey: sortedBy('username'),
      plain: true,
      className: '@2xl:pl-4 @max-2xl:col-start-2 @max-2xl:pt-2.5 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'role',
    cell: ({ row }) => roleWords[row.original.role].one,
    meta: { label: 'Role', sortKey: sortedBy('role'), className: '@2xl:w-24 @4xl:w-32' },
  }),
  column.display({
    id: 'groups',
    cell: ({ row }) => <GroupsCell groups={row.original.groups} />,
    meta: { label: 'Groups', className: '@2xl:w-36 @4xl:w-52' },
  }),
  column.display({
    id: 'joined',
    cell: ({ row }) => <JoinedCell at={row.original.joinedAt} />,
    meta: { label: 'Joined', sortKey: sortedBy('joined'), className: '@2xl:w-30 @4xl:w-36' },
  }),
  column.display({
    id: 'menu',
    cell: ({ row }) => <MemberRowMenu member={row.original} />,
    meta: {
      label: '',
      plain: true,
      className: '@2xl:w-12 @max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:px-2',
    },
  }),
])

function PersonCell({ member: { username, name, email } }: { member: PublicMember }) {
  const { username: own } = useMemberList()
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="flex min-w-0 items-center gap-2">
        <span className="truncate font-medium" data-tooltip-cut>
          <bdi>{name}</bdi>
        </span>
        {username === own && <Badge>You</Badge>}
      </div>
      <div className="truncate text-xs text-text-muted" data-tooltip-cut>
        {[...(username === name ? [] : [username]), ...(email ? [email] : [])].join(' · ')}
      </div>
    </div>
  )
}

function GroupsCell({ groups }: { groups: string[] }) {
  if (groups.length === 0) return <span className="text-text-muted">None</span>
  return (
    <span className="block min-w-0 truncate" data-tooltip-cut>
      {groups.join(', ')}
    </span>
  )
}

function JoinedCell({ at }: { at: Date }) {
  const { now } = useMemberList()
  return <Time at={at} now={now} />
}
