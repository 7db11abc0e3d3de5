import { createColumnHelper } from '@tanstack/react-table'
import Link from 'next/link'
import type { features } from '#components/data-table/table-features.ts'
import { Names } from '#components/site/site-organization-columns.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ListedCompany } from '#lib/companies/list-companies.ts'
import type { CompanyQuery } from '#lib/companies/schema.ts'
import { paths } from '#lib/paths.ts'

/** A row of the list, with the clock that its times are told by. */
type Row = ListedCompany & { now: Date }

const column = createColumnHelper<typeof features, Row>()
const sortedBy = (key: CompanyQuery['sort']) => key

export const companyColumns = column.columns([
  column.display({
    id: 'name',
    cell: ({ row: { original } }) => (
      <Link
        href={paths.siteCompany(original.id)}
        prefetch={false}
        className="block w-fit max-w-full truncate rounded-sm font-medium hover:underline"
        data-tooltip-cut
      >
        {original.name}
      </Link>
    ),
    meta: {
      label: 'Company',
      sortKey: sortedBy('name'),
      plain: true,
      className: '@2xl:pl-4 @max-2xl:col-span-2 @max-2xl:col-start-2 @max-2xl:pt-2 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'owners',
    cell: ({ row }) => <Names names={row.original.owners} />,
    meta: { label: 'Owners', className: '@2xl:w-40 @4xl:w-56' },
  }),
  column.display({
    id: 'organizations',
    cell: ({ row }) => <Names names={row.original.organizations} />,
    meta: { label: 'Organizations', className: '@2xl:w-44 @4xl:w-72' },
  }),
  column.display({
    id: 'created',
    cell: ({ row }) => <Time at={row.original.createdAt} now={row.original.now} />,
    meta: { label: 'Created', sortKey: sortedBy('created'), className: '@2xl:w-30 @4xl:w-36' },
  }),
])
