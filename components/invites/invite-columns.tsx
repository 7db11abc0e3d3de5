import { createColumnHelper } from '@tanstack/react-table'
import { Ellipsis } from 'lucide-react'
import type { features } from '#components/data-table/table-features.ts'
import { useInviteList } from '#components/invites/invite-list-context.tsx'
import { roleWords } from '#components/members/role-words.ts'
import { Button } from '#components/ui/button.tsx'
import { MenuItem } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import type { PublicInvite } from '#lib/invites/public-invite.ts'

const column = createColumnHelper<typeof features, PublicInvite>()

export const inviteColumns = column.columns([
  column.display({
    id: 'invitee',
    cell: ({ row: { original } }) => (
      <TwoLines above={original.invitee} below={`Invited by ${original.invitedBy}`} strong />
    ),
    meta: {
      label: 'Invitee',
      plain: true,
      className: '@2xl:pl-4 @max-2xl:col-start-2 @max-2xl:pt-2.5 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'role',
    cell: ({ row: { original } }) => (
      <TwoLines
        above={roleWords[original.role].one}
        below={original.group ? `In ${original.group}` : 'In no group'}
      />
    ),
    meta: { label: 'Role', className: '@2xl:w-32 @4xl:w-44' },
  }),
  column.display({
    id: 'sent',
    cell: ({ row }) => <SentCell invite={row.original} />,
    meta: { label: 'Invited', sortKey: 'created', className: '@2xl:w-28 @4xl:w-32' },
  }),
  column.display({
    id: 'expires',
    cell: ({ row }) => <StateCell invite={row.original} />,
    meta: { label: 'Status', className: '@2xl:w-32 @4xl:w-36' },
  }),
  column.display({
    id: 'menu',
    cell: ({ row }) => <InviteRowMenu invite={row.original} />,
    meta: {
      label: '',
      plain: true,
      className: '@2xl:w-12 @max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:px-2',
    },
  }),
])

function TwoLines({ above, below, strong = false }: { above: string; below: string; strong?: boolean }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className={strong ? 'truncate font-medium' : 'truncate'} data-tooltip-cut>
        <bdi>{above}</bdi>
      </div>
      <div className="truncate text-xs text-text-muted" data-tooltip-cut>
        {below}
      </div>
    </div>
  )
}

function SentCell({ invite }: { invite: PublicInvite }) {
  return <Time at={invite.createdAt} now={useInviteList().now} />
}

function StateCell({ invite: { expiresAt } }: { invite: PublicInvite }) {
  const { now } = useInviteList()
  const isOpen = expiresAt > now
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <Status tone={isOpen ? 'good' : 'gone'}>{isOpen ? 'Open' : 'Expired'}</Status>
      <Time
        at={expiresAt}
        now={now}
        prefix={isOpen ? 'Expires ' : ''}
        className="w-fit text-xs text-text-muted"
      />
    </div>
  )
}

function InviteRowMenu({ invite }: { invite: PublicInvite }) {
  const { resend, askToCancel } = useInviteList()
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${invite.invitee}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      <MenuItem onClick={() => resend(invite)}>Resend</MenuItem>
      <MenuItem danger onClick={() => askToCancel(invite)}>
        Cancel invite
      </MenuItem>
    </Menu>
  )
}
