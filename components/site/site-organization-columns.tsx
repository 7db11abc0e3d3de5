import { createColumnHelper } from '@tanstack/react-table'
import type { features } from '#components/data-table/table-features.ts'
import { Button } from '#components/ui/button.tsx'
import { Time } from '#components/ui/time.tsx'
import type { SiteOrganization } from '#lib/organizations/list-site-organizations.ts'
import { planNames } from '#lib/organizations/plans.ts'
import type { SiteOrganizationQuery } from '#lib/organizations/schema.ts'

/** A row of the list, with the clock that its times are told by and what its button does. */
type Row = SiteOrganization & { now: Date; askPlan: (organization: SiteOrganization) => void }

const column = createColumnHelper<typeof features, Row>()
const sortedBy = (key: SiteOrganizationQuery['sort']) => key

export const siteOrganizationColumns = column.columns([
  column.display({
    id: 'name',
    cell: ({ row }) => <NameCell organization={row.original} />,
    meta: {
      label: 'Organization',
      sortKey: sortedBy('name'),
      plain: true,
      className: '@2xl:pl-4 @max-2xl:col-start-2 @max-2xl:pt-2 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'plan',
    cell: ({ row }) => planNames[row.original.plan],
    meta: { label: 'Plan', sortKey: sortedBy('plan'), className: '@2xl:w-24' },
  }),
  column.display({
    id: 'company',
    cell: ({ row }) => <Names names={row.original.company ? [row.original.company] : []} />,
    meta: { label: 'Company', className: '@2xl:w-32 @4xl:w-40' },
  }),
  column.display({
    id: 'owners',
    cell: ({ row }) => <Names names={row.original.owners} />,
    meta: { label: 'Owners', className: '@2xl:w-28 @4xl:w-40' },
  }),
  column.display({
    id: 'holds',
    cell: ({ row }) => <Holds organization={row.original} />,
    meta: { label: 'Holds', className: '@2xl:w-32' },
  }),
  column.display({
    id: 'created',
    cell: ({ row }) => <Time at={row.original.createdAt} now={row.original.now} />,
    meta: {
      label: 'Created',
      sortKey: sortedBy('created'),
      className: '@2xl:hidden @4xl:table-cell @4xl:w-32',
    },
  }),
  column.display({
    id: 'change',
    cell: ({ row: { original } }) => (
      <Button
        size="small"
        aria-label={`Change plan of ${original.displayName}`}
        onClick={() => original.askPlan(original)}
      >
        Change plan
      </Button>
    ),
    meta: {
      label: '',
      plain: true,
      className: '@2xl:w-34 @max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:pt-2',
    },
  }),
])

function NameCell({ organization: { name, displayName } }: { organization: SiteOrganization }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <bdi className="truncate font-medium" data-tooltip-cut>
        {displayName}
      </bdi>
      <span className="truncate font-mono text-xs text-text-muted" data-tooltip-cut>
        {name}
      </span>
    </div>
  )
}

function Holds({ organization: { members, tokens } }: { organization: SiteOrganization }) {
  return (
    <span className="flex flex-col tabular-nums">
      <span>{members === 1 ? '1 member' : `${members} members`}</span>
      <span className="text-xs text-text-muted">
        {tokens === 1 ? '1 access token' : `${tokens} access tokens`}
      </span>
    </span>
  )
}

/** Some names on one line; the rest on hover and focus. */
export function Names({ names }: { names: string[] }) {
  if (names.length === 0) return <span className="text-text-muted">None</span>
  return (
    <span className="block min-w-0 truncate" data-tooltip-cut>
      {names.join(', ')}
    </span>
  )
}
