'use client'

import { useTable, type RowSelectionState } from '@tanstack/react-table'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { features } from '#components/data-table/table-features.ts'
import { useNow } from '#components/shared/use-now.ts'
import { DeleteTokensDialog } from '#components/tokens/delete-tokens-dialog.tsx'
import { NoMatch } from '#components/tokens/no-match.tsx'
import { tokenColumns } from '#components/tokens/token-columns.tsx'
import { TokenListContext } from '#components/tokens/token-list-context.tsx'
import { sortHref, tokenListHref } from '#components/tokens/token-list-url.ts'
import { TokenToolbar } from '#components/tokens/token-toolbar.tsx'
import { useTokenChanges } from '#components/tokens/use-token-changes.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import type { PublicToken } from '#lib/tokens/public-token.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props = {
  query: TokenQuery
  tokens: PublicToken[]
  matching: number
  counts: Record<TokenStatus, number>
  pageSize: number
  now: Date
}

export function TokenList(props: Props) {
  return (
    <ListNavigationProvider>
      <Tokens {...props} />
    </ListNavigationProvider>
  )
}

function Tokens({ query, tokens, matching, counts, pageSize, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { pending, refresh } = useListNavigation()
  const { busy, activate, deactivate } = useTokenChanges()
  const [asked, setAsked] = useState<PublicToken[] | null>(null)
  const region = useRef<HTMLElement>(null)

  const here = tokenListHref(query, { page: query.page })
  const [{ of, rowSelection }, setSelection] = useState<{ of: string; rowSelection: RowSelectionState }>({
    of: here,
    rowSelection: {},
  })
  const table = useTable({
    features,
    columns: tokenColumns,
    data: tokens,
    getRowId: ({ id }) => id,
    // A selection is of the rows in view: another page or filter starts with none.
    state: { rowSelection: of === here ? rowSelection : none },
    onRowSelectionChange: (update) =>
      setSelection((old) => {
        const before = old.of === here ? old.rowSelection : none
        return { of: here, rowSelection: typeof update === 'function' ? update(before) : update }
      }),
  })
  const selected = table.getSelectedRowModel().rows.map((row) => row.original)

  // What had the focus goes away with these: the list takes it.
  function clear() {
    table.resetRowSelection(true)
    region.current?.focus()
  }

  function deleted() {
    flushSync(() => setAsked(null))
    clear()
    refresh()
  }

  return (
    <TokenListContext value={{ now, activate, deactivate, askToDelete: setAsked }}>
      <section
        ref={region}
        tabIndex={-1}
        aria-label="Access tokens"
        className="@container flex flex-col gap-3 outline-none"
      >
        <TokenToolbar
          query={query}
          counts={counts}
          selected={selected.length}
          allSelected={table.getIsAllRowsSelected()}
          onSelectAll={table.getToggleAllRowsSelectedHandler()}
          onDelete={() => setAsked(selected)}
          onClear={clear}
        />
        {matching === 0 ? (
          <NoMatch query={query} />
        ) : (
          <>
            <DataTable
              table={table}
              caption="Access tokens"
              stale={pending}
              header={({ label, sortKey }) => <Header query={query} label={label} sortKey={sortKey} />}
              ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
              row={({ id, description, status }) => ({
                name: description,
                muted: status !== 'active',
                busy: busy.has(id),
              })}
            />
            <Pagination
              page={query.page}
              pageSize={pageSize}
              total={matching}
              href={(page) => tokenListHref(query, { page })}
            />
          </>
        )}
        <p role="status" className="sr-only">
          {matching === 1 ? '1 token' : `${matching} tokens`}
        </p>
      </section>
      {asked && (
        <DeleteTokensDialog tokens={asked} now={now} onClose={() => setAsked(null)} onDeleted={deleted} />
      )}
    </TokenListContext>
  )
}

const none: RowSelectionState = {}
const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

function Header({
  query,
  label,
  sortKey,
}: {
  query: TokenQuery
  label: string
  sortKey?: string | undefined
}) {
  if (!label) return <span className="sr-only">Actions</span>
  if (!sortKey) return label
  const sort = sortKey as TokenQuery['sort']
  return (
    <SortLink label={label} href={sortHref(query, sort)} order={query.sort === sort ? query.order : null} />
  )
}
