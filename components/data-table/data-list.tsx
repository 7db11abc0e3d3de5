'use client'

import type { ReactNode } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListProvider, useList } from '#components/data-table/list-context.tsx'
import type {
  ListDefinition,
  ListPlace,
  ListQuery,
  Selected,
} from '#components/data-table/list-definition.ts'
import { ListToolbar } from '#components/data-table/list-toolbar.tsx'
import { listUrl } from '#components/data-table/list-url.ts'
import { NoMatch } from '#components/data-table/no-match.tsx'
import { useListTable } from '#components/data-table/use-list-table.ts'
import { useReturn } from '#components/data-table/use-return.ts'
import { useNow } from '#components/shared/use-now.ts'
import { pageRange, Pagination } from '#components/ui/pagination.tsx'

type Props<Data, Query extends ListQuery, Cells> = ListPlace<Query> & {
  list: ListDefinition<Data, Query, Cells>
  rows: readonly Data[]
  /** How many rows the query finds, on all pages, and at each value of the chips. */
  matching: number
  hasMore?: boolean
  counts?: Readonly<Record<string, number>>
  now: Date
  /** What the cells need beside their row. */
  cells: Cells
  /** Stands in place of the filters that the definition has. */
  filters?: ReactNode
  /** What leads to a new row; false where somebody else may, so that the rest stays in its place. */
  action?: ReactNode
  /** A `SelectionBar` with what can be done to the rows that are selected. */
  bulk?: (selected: Selected<Data>) => ReactNode
  /** What stands where there is nothing at all. */
  empty?: ReactNode
  /** Called when the pointer or the focus comes to the list, to fetch what its dialogs need. */
  onIntent?: () => void
  /** Dialogs of the list: what is in here can change it. */
  children?: ReactNode
}

/** A list page: filters, rows, pages, and what stands in their place where there is nothing. */
export function DataList<Data extends { id: string }, Query extends ListQuery, Cells>(
  props: Props<Data, Query, Cells>,
) {
  const { list, query, matching, empty } = props
  const { isFiltered, href } = listUrl(list, props)
  if (matching === 0 && !isFiltered && empty) {
    return <div className="rounded-card border border-line bg-surface">{empty}</div>
  }
  return (
    <ListProvider here={href({ page: query.page })}>
      <Rows {...props} />
      {props.children}
    </ListProvider>
  )
}

function Rows<Data extends { id: string }, Query extends ListQuery, Cells>(props: Props<Data, Query, Cells>) {
  const { list, query, rows, matching } = props
  const { region } = useList()
  const now = useNow(props.now)
  const url = listUrl(list, props)
  const noteLeaving = useReturn(props.path, url.href({ page: query.page }), region)
  const table = useListTable({
    ...{ list, rows, query },
    cells: { ...props.cells, now },
    sortHref: url.sortHref,
  })
  const pageSize = query.pageSize ?? list.pageSize
  const order = list.orders?.find(({ sort, order }) => sort === query.sort && order === query.order)
  const range = pageRange(query.page, pageSize, matching)
  const found = `${range} of ${matching} ${matching === 1 ? list.one : list.many}`
  // Read out after each change of the list.
  const announcement = [matching > 0 ? found : `No ${list.many}`, order?.label].filter(Boolean).join(', ')
  return (
    <section
      ref={region}
      tabIndex={-1}
      onClickCapture={noteLeaving}
      onPointerEnter={props.onIntent}
      onFocus={props.onIntent}
      aria-label={list.title}
      className="@container flex flex-col gap-3 outline-none"
    >
      <ListToolbar {...props} table={table} url={url} />
      {matching === 0 ? (
        <NoMatch nothing={list.nothing(query)} q={query.q} clearHref={url.clearHref} />
      ) : (
        <>
          <DataTable list={list} table={table} now={now} />
          <Pagination
            page={query.page}
            pageSize={pageSize}
            total={matching}
            hasMore={props.hasMore}
            href={(page) => url.href({ page })}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {announcement}
      </p>
    </section>
  )
}
