'use client'

import type { ReactNode } from 'react'
import { FilterChips } from '#components/data-table/filter-chips.tsx'
import { FilterSelect } from '#components/data-table/filter-select.tsx'
import { FilterStrip } from '#components/data-table/filter-strip.tsx'
import { useList } from '#components/data-table/list-context.tsx'
import type { ListDefinition, ListQuery, Selected } from '#components/data-table/list-definition.ts'
import type { ListTable } from '#components/data-table/list-features.ts'
import type { listUrl } from '#components/data-table/list-url.ts'
import { OrderSelect } from '#components/data-table/order-select.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { ToolbarFrame } from '#components/data-table/toolbar-frame.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { classNames } from '#components/ui/class-names.ts'

type Props<Data extends object, Query extends ListQuery, Cells> = {
  list: Pick<ListDefinition<never, Query>, 'many' | 'strip' | 'chips' | 'select' | 'orders'>
  table: ListTable<Data, Cells>
  query: Query
  url: ReturnType<typeof listUrl<Query>>
  counts?: Readonly<Record<string, number>>
  filters?: ReactNode
  action?: ReactNode
  /** How many rows match, on all pages. */
  matching: number
  bulk?: (selected: Selected<Data>) => ReactNode
}

/**
 * Filters and the bar of what is selected share one cell of a grid, so that neither moves what stands below. The bar
 * stays in view while one scrolls; on a phone it stands at the bottom edge.
 */
export function ListToolbar<Data extends object, Query extends ListQuery, Cells>(
  props: Props<Data, Query, Cells>,
) {
  const { list, table, query, url, matching, counts, filters, action, bulk } = props
  const { isAllSelected } = useList()
  const selected = table.getSelectedRowModel().rows.map((row) => row.original)
  const filter = (key: string) => (value: string | null) => url.href({ [key]: value } as Partial<Query>)
  const valueOf = (key: string) => (query as Record<string, unknown>)[key] as string | null
  const order = list.orders && query.sort && query.order && (
    <OrderSelect now={{ sort: query.sort, order: query.order }} orders={list.orders} href={url.href} />
  )
  return (
    <>
      {list.strip && counts && (
        <FilterStrip
          label={list.strip.label}
          labels={list.strip.labels}
          chosen={valueOf(list.strip.key)}
          counts={counts}
          href={filter(list.strip.key)}
        />
      )}
      <div
        className={classNames(
          'grid items-start',
          selected.length > 0 && 'z-10 bg-background py-2 -my-2 sm:tall:sticky sm:top-0',
        )}
      >
        <div
          className={classNames('col-start-1 row-start-1', selected.length > 0 && 'invisible phone:visible')}
        >
          {filters ?? (
            <ToolbarFrame
              chips={
                list.chips &&
                counts && (
                  <FilterChips
                    label={list.chips.label}
                    labels={list.chips.labels}
                    chosen={valueOf(list.chips.key)}
                    counts={counts}
                    href={filter(list.chips.key)}
                  />
                )
              }
              action={action}
            >
              {list.select && (
                <FilterSelect
                  label={list.select.label}
                  all={list.select.all}
                  labels={list.select.labels}
                  chosen={valueOf(list.select.key)}
                  href={filter(list.select.key)}
                />
              )}
              <SearchInput
                label={`Search ${list.many}`}
                value={query.q ?? ''}
                href={(q) => url.href({ q })}
              />
            </ToolbarFrame>
          )}
        </div>
        {selected.length > 0 &&
          bulk?.({
            rows: selected,
            isAll: isAllSelected,
            isWholePage: table.getIsAllPageRowsSelected(),
            ...{ matching, isFiltered: url.isFiltered },
          })}
      </div>
      {(bulk || order) && (
        <div className="flex items-center justify-between gap-4 @2xl:hidden">
          {bulk && (
            <label className="flex min-h-10 cursor-pointer items-center gap-3 pl-4 whitespace-nowrap">
              <Checkbox
                checked={table.getIsAllPageRowsSelected()}
                onChange={table.getToggleAllPageRowsSelectedHandler()}
              />
              Select all
            </label>
          )}
          {order && <div className="ml-auto w-48">{order}</div>}
        </div>
      )}
    </>
  )
}
