import { commonOrders } from '#components/data-table/common-orders.ts'
import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { secondLine } from '#components/data-table/table-frame.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import { groupList } from '#lib/groups/group-list.ts'
import type { PublicGroup } from '#lib/groups/public-group.ts'
import type { GroupQuery } from '#lib/groups/schema.ts'
import { paths } from '#lib/paths.ts'

type Cells = { organization: string }

export const groupsTable: ListDefinition<PublicGroup, GroupQuery, Cells> = {
  ...{ title: 'Groups', one: 'group', many: 'groups' },
  ...groupList,
  orders: commonOrders,
  nothing: () => 'No group',
  columns: [
    {
      label: 'Group',
      sortKey: 'name',
      card: 'one-line',
      cell: (group, { organization }) => <NameCell group={group} organization={organization} />,
    },
    {
      label: 'Members',
      className: '@2xl:w-28 @4xl:w-32',
      cell: ({ members }) => <Count of={members} units={['member', 'members']} />,
    },
    {
      label: 'Repositories',
      className: '@2xl:w-28 @4xl:w-32',
      cell: ({ repositories }) => <Count of={repositories} units={['repository', 'repositories']} />,
    },
    {
      label: 'Created',
      sortKey: 'created',
      className: '@2xl:w-30 @4xl:w-36',
      card: 'left-out',
      cell: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
    },
  ],
}

const number = new Intl.NumberFormat('en')

/** In a card, which has no headings, with its unit. */
function Count({ of, units: [one, many] }: { of: number; units: [one: string, many: string] }) {
  return (
    <span className="tabular-nums">
      {number.format(of)}
      <span aria-hidden className="@2xl:hidden">
        {` ${of === 1 ? one : many}`}
      </span>
    </span>
  )
}

function NameCell({ group: { name, description }, organization }: { group: PublicGroup } & Cells) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <Link
        href={paths.group(organization, name)}
        data-tooltip-cut
        className="block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
      >
        {name}
      </Link>
      {description && (
        <div
          dir="auto"
          className={classNames('truncate text-left text-xs text-text-muted', secondLine)}
          data-tooltip-cut
        >
          {description}
        </div>
      )}
    </div>
  )
}
