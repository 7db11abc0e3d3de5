import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { secondLine } from '#components/data-table/table-frame.tsx'
import { InviteRowMenu } from '#components/invites/invite-row-menu.tsx'
import { roleLabels } from '#components/members/role-labels.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { inviteList } from '#lib/invites/invite-list.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import type { InviteQuery } from '#lib/invites/schema.ts'

type Cells = { organization: string; sendsMail: boolean; askToCancel: (invite: PublicInvite) => void }

export const invitesTable: ListDefinition<PublicInvite, InviteQuery, Cells> = {
  ...{ title: 'Invites', one: 'invite', many: 'invites' },
  ...inviteList,
  chips: { key: 'state', label: 'Status', labels: { open: 'Open', expired: 'Expired' } },
  orders: [
    { sort: 'created', order: 'desc', label: 'Newest first' },
    { sort: 'created', order: 'asc', label: 'Oldest first' },
  ],
  isMuted: ({ expiresAt }, now) => expiresAt <= now,
  nothing: ({ state }) => (state ? `No ${state} invite` : 'No invite'),
  columns: [
    {
      label: 'Invitee',
      card: 'one-line',
      cell: ({ invitee, invitedBy }) => (
        <TwoLines above={invitee} below={`Invited by ${invitedBy}`} isStrong />
      ),
    },
    {
      label: 'Role',
      className: '@2xl:w-32 @4xl:w-44',
      cell: ({ role, group }) => (
        <TwoLines above={roleLabels[role].one} below={group ? `In ${group}` : 'No group'} />
      ),
    },
    {
      label: 'Invited',
      sortKey: 'created',
      className: '@2xl:w-28 @4xl:w-32',
      card: 'left-out',
      cell: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
    },
    {
      label: 'Status',
      className: '@2xl:w-32 @4xl:w-36',
      cell: ({ expiresAt }, { now }) => <StateCell expiresAt={expiresAt} now={now} />,
    },
    { label: '', cell: (invite, list) => <InviteRowMenu invite={invite} {...list} /> },
  ],
}

type Lines = { above: string; below: string; isStrong?: boolean }

function TwoLines({ above, below, isStrong = false }: Lines) {
  return (
    <div className="flex min-w-0 flex-1 flex-col @max-2xl:flex-row @max-2xl:items-center @max-2xl:gap-1.5">
      <div className={isStrong ? 'truncate font-medium' : 'truncate'} data-tooltip-cut>
        <bdi>{above}</bdi>
      </div>
      <div className={classNames('truncate text-xs text-text-muted', secondLine)} data-tooltip-cut>
        {below}
      </div>
    </div>
  )
}

function StateCell({ expiresAt, now }: { expiresAt: Date; now: Date }) {
  const isOpen = expiresAt > now
  return (
    <div className="flex min-w-0 flex-1 flex-col @max-2xl:flex-row @max-2xl:flex-wrap @max-2xl:items-center @max-2xl:gap-x-1.5">
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
