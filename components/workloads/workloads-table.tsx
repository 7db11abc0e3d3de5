import type { ListDefinition } from '#components/data-table/list-definition.ts'
import { Link } from '#components/ui/link.tsx'
import { Status } from '#components/ui/status.tsx'
import { Time } from '#components/ui/time.tsx'
import { paths } from '#lib/paths.ts'
import { issuerKind, issuerKinds, type WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { PublicWorkload } from '#lib/workloads/public-workload.ts'
import type { WorkloadQuery } from '#lib/workloads/schema.ts'
import { workloadList } from '#lib/workloads/workload-list.ts'

type Cells = { organization: string }

const labels = Object.fromEntries(
  Object.entries(issuerKinds).map(([kind, { label }]) => [kind, label]),
) as Record<WorkloadKind, string>

export const workloadsTable: ListDefinition<PublicWorkload, WorkloadQuery, Cells> = {
  ...{ title: 'Trusted workloads', one: 'trusted workload', many: 'trusted workloads' },
  ...workloadList,
  select: { key: 'kind', label: 'Issuer', all: 'All issuers', labels },
  orders: [
    { sort: 'name', order: 'asc', label: 'Name, A to Z' },
    { sort: 'name', order: 'desc', label: 'Name, Z to A' },
    { sort: 'used', order: 'desc', label: 'Last token first' },
    { sort: 'used', order: 'asc', label: 'Longest without a token first' },
    { sort: 'created', order: 'desc', label: 'Newest first' },
    { sort: 'created', order: 'asc', label: 'Oldest first' },
  ],
  isMuted: ({ isActive }) => !isActive,
  nothing: () => 'No trusted workload',
  columns: [
    {
      label: 'Name',
      sortKey: 'name',
      cell: ({ id, name, kind, conditions }, { organization }) => (
        <div className="flex min-w-0 flex-1 flex-col">
          <Link
            href={paths.workload(organization, id)}
            data-tooltip-cut
            dir="auto"
            className="block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
          >
            {name}
          </Link>
          <div className="truncate text-xs text-text-muted" data-tooltip-cut>
            {issuerKind(kind).label} · {conditions.map(({ claim, value }) => `${claim} ${value}`).join(', ')}
          </div>
        </div>
      ),
    },
    {
      label: 'Status',
      className: '@2xl:w-26',
      cell: ({ isActive }) => (
        <Status tone={isActive ? 'good' : 'off'}>{isActive ? 'Active' : 'Inactive'}</Status>
      ),
    },
    {
      label: 'Last token',
      sortKey: 'used',
      className: '@2xl:w-30 @4xl:w-36',
      cell: ({ lastTokenAt }, { now }) => (
        <span className="@max-2xl:before:content-['Last_token:_']">
          {lastTokenAt ? <Time at={lastTokenAt} now={now} /> : 'Never'}
        </span>
      ),
    },
    {
      label: 'Last refused',
      className: '@2xl:w-30 @4xl:w-36',
      card: 'left-out',
      cell: ({ lastRefusedAt }, { now }) => (lastRefusedAt ? <Time at={lastRefusedAt} now={now} /> : 'Never'),
    },
  ],
}
