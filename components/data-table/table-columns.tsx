import { createColumnHelper } from '@tanstack/react-table'
import type { Column } from '#components/data-table/list-definition.ts'
import { SortLink } from '#components/data-table/sort-link.tsx'
import type { ListFeatures } from '#components/data-table/list-features.ts'

/** TanStack's definitions of a list's columns. */
export function tableColumns<Data extends object, Cells>(
  columns: readonly Column<Data, Cells & { now: Date }>[],
) {
  const helper = createColumnHelper<ListFeatures<Cells>, Data>()
  return columns.map(({ label, sortKey, cell }) =>
    helper.display({
      id: sortKey ?? (label || 'actions'),
      header: ({ table }) => {
        const { sortHref, orderOf } = table.options.meta!
        if (sortKey && sortHref)
          return <SortLink label={label} href={sortHref(sortKey)} order={orderOf(sortKey)} />
        return label || <span className="sr-only">Actions</span>
      },
      cell: ({ row, table }) => cell(row.original, table.options.meta!.cells),
    }),
  )
}
