import { createColumnHelper } from '@tanstack/react-table'
import type { features } from '#components/data-table/table-features.ts'
import {
  CreatedCell,
  DescriptionCell,
  ExpiresCell,
  LastUsedCell,
  PermissionCell,
  StatusCell,
} from '#components/tokens/token-cells.tsx'
import { TokenRowMenu } from '#components/tokens/token-row-menu.tsx'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'

const column = createColumnHelper<typeof features, PublicToken>()
const sortedBy = (key: TokenQuery['sort']) => key

export const tokenColumns = column.columns([
  column.display({
    id: 'description',
    cell: ({ row }) => <DescriptionCell token={row.original} />,
    meta: {
      label: 'Description',
      sortKey: sortedBy('description'),
      plain: true,
      className: '@max-2xl:pt-2.5 @max-2xl:pb-1',
    },
  }),
  column.display({
    id: 'permission',
    cell: ({ row }) => <PermissionCell token={row.original} />,
    meta: { label: 'Permission', sortKey: sortedBy('permission'), className: '@2xl:w-39 @4xl:w-42' },
  }),
  column.display({
    id: 'status',
    cell: ({ row }) => <StatusCell token={row.original} />,
    meta: { label: 'Status', className: '@2xl:w-21 @4xl:w-24' },
  }),
  column.display({
    id: 'created',
    cell: ({ row }) => <CreatedCell token={row.original} />,
    meta: { label: 'Created', sortKey: sortedBy('created'), className: '@2xl:w-28 @2xl:@max-4xl:hidden' },
  }),
  column.display({
    id: 'used',
    cell: ({ row }) => <LastUsedCell token={row.original} />,
    meta: { label: 'Last used', sortKey: sortedBy('used'), className: '@2xl:w-26 @4xl:w-30' },
  }),
  column.display({
    id: 'expires',
    cell: ({ row }) => <ExpiresCell token={row.original} />,
    meta: { label: 'Expires', sortKey: sortedBy('expires'), className: '@2xl:w-28 @4xl:w-38' },
  }),
  column.display({
    id: 'menu',
    cell: ({ row }) => <TokenRowMenu token={row.original} />,
    meta: {
      label: '',
      plain: true,
      className: '@2xl:w-12 @max-2xl:col-start-3 @max-2xl:row-start-1 @max-2xl:px-2',
    },
  }),
])
