'use client'

import { useTable, type DisplayColumnDef, type RowSelectionState } from '@tanstack/react-table'
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { features, type ColumnLook } from '#components/data-table/table-features.ts'
import { useNow } from '#components/shared/use-now.ts'
import { DeactivateTokenDialog } from '#components/tokens/deactivate-token-dialog.tsx'
import { DeleteTokensDialog } from '#components/tokens/delete-tokens-dialog.tsx'
import { TokenListContext } from '#components/tokens/token-list-context.tsx'
import { TokenToolbar } from '#components/tokens/token-toolbar.tsx'
import { useTokenChanges } from '#components/tokens/use-token-changes.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { nameOf, type AnyToken } from '#lib/tokens/public-token.ts'
import type { TokenOwner } from '#lib/tokens/token-owner.ts'

type Query = { page: number; sort: string; order: 'asc' | 'desc' }

type Props<Token extends AnyToken> = {
  owner: TokenOwner
  /** Whether an inactive token can be activated again, rather than only deleted. */
  canReactivate: boolean
  query: Query
  tokens: Token[]
  columns: DisplayColumnDef<typeof features, Token>[]
  matching: number
  pageSize: number
  now: Date
  editHref: (id: string) => string
  pageHref: (page: number) => string
  sortHref: (sortKey: string) => string
  /** What stands above the rows: filters and search, what leads to a new token, and the order of cards. */
  filters: ReactNode
  action: ReactNode
  orderSelect: ReactNode
  /** What stands in the rows' place where nothing matches. */
  noMatch: ReactNode
}

/** A list of tokens, whoever owns them. */
export function TokenList<Token extends AnyToken>(props: Props<Token>) {
  return (
    <ListNavigationProvider>
      <Tokens {...props} />
    </ListNavigationProvider>
  )
}

function Tokens<Token extends AnyToken>(props: Props<Token>) {
  const { owner, canReactivate, query, tokens, columns, matching, pageSize, editHref, pageHref } = props
  const now = useNow(props.now)
  const { pending, refresh } = useListNavigation()
  const { busy, activate, deactivate } = useTokenChanges(owner, canReactivate)
  const [asked, setAsked] = useState<{ to: 'deactivate' | 'delete'; tokens: AnyToken[] } | null>(null)
  const region = useRef<HTMLElement>(null)

  const here = pageHref(query.page)
  const [{ of, rowSelection }, setSelection] = useState<{ of: string; rowSelection: RowSelectionState }>({
    of: here,
    rowSelection: {},
  })
  const table = useTable({
    features,
    columns,
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

  const close = () => setAsked(null)
  const askToDelete = (tokens: AnyToken[]) => setAsked({ to: 'delete', tokens })
  const turnOff = canReactivate
    ? deactivate
    : (token: AnyToken) => setAsked({ to: 'deactivate', tokens: [token] })

  // What had the focus goes away with these: the list takes it.
  function clear() {
    table.resetRowSelection(true)
    region.current?.focus()
  }

  function deleted() {
    flushSync(close)
    clear()
    refresh()
  }

  return (
    <TokenListContext value={{ now, canReactivate, editHref, activate, deactivate: turnOff, askToDelete }}>
      <section
        ref={region}
        tabIndex={-1}
        aria-label="Access tokens"
        className="@container flex flex-col gap-3 outline-none"
      >
        <TokenToolbar
          filters={props.filters}
          action={props.action}
          orderSelect={props.orderSelect}
          selected={selected.length}
          allSelected={table.getIsAllRowsSelected()}
          onSelectAll={table.getToggleAllRowsSelectedHandler()}
          onDelete={() => askToDelete(selected)}
          onClear={clear}
        />
        {matching === 0 ? (
          props.noMatch
        ) : (
          <>
            <DataTable
              table={table}
              caption="Access tokens"
              stale={pending}
              header={(look) => <Header look={look} query={query} href={props.sortHref} />}
              ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
              row={(token) => ({
                name: nameOf(token),
                muted: token.status !== 'active',
                busy: busy.has(token.id),
              })}
            />
            <Pagination page={query.page} pageSize={pageSize} total={matching} href={pageHref} />
          </>
        )}
        <p role="status" className="sr-only">
          {matching === 1 ? '1 token' : `${matching} tokens`}
        </p>
      </section>
      {asked?.to === 'delete' && (
        <DeleteTokensDialog
          owner={owner}
          tokens={asked.tokens}
          now={now}
          onClose={close}
          onDeleted={deleted}
        />
      )}
      {asked?.to === 'deactivate' && (
        <DeactivateTokenDialog
          token={asked.tokens[0]!}
          now={now}
          onClose={close}
          onConfirm={(token) => {
            flushSync(close)
            void deactivate(token)
          }}
        />
      )}
    </TokenListContext>
  )
}

const none: RowSelectionState = {}
const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

type HeaderProps = { look: ColumnLook; query: Query; href: (sortKey: string) => string }

function Header({ look: { label, sortKey }, query, href }: HeaderProps) {
  if (!label) return <span className="sr-only">Actions</span>
  if (!sortKey) return label
  return <SortLink label={label} href={href(sortKey)} order={query.sort === sortKey ? query.order : null} />
}
