import { commonOrders } from '#components/data-table/common-orders.ts'
import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { secondLine } from '#components/data-table/table-frame.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Link } from '#components/ui/link.tsx'
import { Time } from '#components/ui/time.tsx'
import { servicePaths } from '#lib/paths.ts'
import type { PublicService } from '#lib/services/public-service.ts'
import type { ServiceQuery } from '#lib/services/schema.ts'
import { serviceList } from '#lib/services/service-list.ts'
import { serviceTemplates } from '#lib/services/service-templates.ts'

type Cells = { of: string | null }

export const servicesTable: ListDefinition<PublicService, ServiceQuery, Cells> = {
  ...{ title: 'Services', one: 'service', many: 'services' },
  ...serviceList,
  orders: [...commonOrders, { label: 'Most tokens', sort: 'tokens', order: 'desc' }],
  nothing: () => 'No service',
  columns: [
    {
      label: 'Service',
      sortKey: 'name',
      card: 'one-line',
      cell: ({ name, kind }, { of }) => (
        <div className="flex min-w-0 flex-1 flex-col">
          <Link
            href={servicePaths(of).page(name)}
            data-tooltip-cut
            className="block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
          >
            {name}
          </Link>
          <div className={classNames('truncate text-xs text-text-muted', secondLine)}>
            {serviceTemplates[kind].label}
          </div>
        </div>
      ),
    },
    {
      label: 'Hosts',
      card: 'below',
      cell: ({ hosts }) => <Hosts hosts={hosts} />,
    },
    {
      label: 'Tokens',
      sortKey: 'tokens',
      className: '@2xl:w-24 @4xl:w-28',
      cell: ({ tokens }) => (
        <span className="tabular-nums">
          {tokens}
          <span aria-hidden className="@2xl:hidden">{` ${tokens === 1 ? 'token' : 'tokens'}`}</span>
        </span>
      ),
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

/** The first of them, how many others there are, and how many of all wait. */
function Hosts({ hosts }: Pick<PublicService, 'hosts'>) {
  const [first, ...others] = hosts
  const waiting = hosts.filter(({ confirmedAt }) => confirmedAt === null).length
  if (!first) return <span className="text-text-muted">No host</span>
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0 truncate font-mono text-sm" data-tooltip-cut>
        {first.pattern}
      </span>
      {others.length > 0 && <span className="text-sm text-text-muted">and {others.length} more</span>}
      {waiting > 0 && <Badge tone="warning">{hosts.length === 1 ? 'Waiting' : `${waiting} waiting`}</Badge>}
    </span>
  )
}
