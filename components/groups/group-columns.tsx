import { createColumnHelper } from '@tanstack/react-table'
import Link from 'next/link'
import type { features } from '#components/data-table/table-features.ts'
import { Time } from '#components/ui/time.tsx'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import type { GroupQuery } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

/** A row of the list, with whose it is and the clock that its times are told by. */
type GroupRow = PublicGroup & { organization: string; now: Date }

const column = createColumnHelper<typeof features, GroupRow>()
const sortedBy = (key: GroupQuery['sort']) => key
const number = new Intl.NumberFormat('en')

export const groupColumns = column.columns([
  column.display({
    id: 'name',
    cell: ({ row }) => <NameCell group={row.original} />,
    meta: {
      label: 'Group',
      sortKey: sortedBy('name'),
      plain: true,
      className:
        '@2xl:pl-4 @max-2xl:col-span-2 @max-2xl:col-start-2 @max-2xl:pt-2 @max-2xl:pr-4 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'members',
    cell: ({ row }) => <span className="tabular-nums">{number.format(row.original.members)}</span>,
    meta: { label: 'Members', className: '@2xl:w-28 @4xl:w-32' },
  }),
  column.display({
    id: 'repositories',
    cell: ({ row }) => <span className="tabular-nums">{number.format(row.original.repositories)}</span>,
    meta: { label: 'Repositories', className: '@2xl:w-28 @4xl:w-32' },
  }),
  column.display({
    id: 'created',
    cell: ({ row: { original } }) => <Time at={original.createdAt} now={original.now} />,
    meta: { label: 'Created', sortKey: sortedBy('created'), className: '@2xl:w-30 @4xl:w-36' },
  }),
])

function NameCell({ group: { organization, name, description } }: { group: GroupRow }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <Link
        href={paths.group(organization, name)}
        prefetch={false}
        data-tooltip-cut
        className="block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
      >
        {name}
      </Link>
      {description && (
        <div dir="auto" className="truncate text-left text-xs text-text-muted" data-tooltip-cut>
          {description}
        </div>
      )}
    </div>
  )
}
