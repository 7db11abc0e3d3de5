'use client'

import { useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { NoMatch } from '#components/data-table/no-match.tsx'
import { OrderSelect } from '#components/data-table/order-select.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { features, type ColumnLook } from '#components/data-table/table-features.ts'
import { groupColumns } from '#components/groups/group-columns.tsx'
import { groupListHref, groupSortHref } from '#components/groups/group-list-url.ts'
import { NewGroup } from '#components/groups/new-group-dialog.tsx'
import { useNow } from '#components/shared/use-now.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import type { GroupList as Listed } from '#lib/groups/list-groups.ts'
import { groupsPerPage, type GroupQuery } from '#lib/groups/schema.ts'

type Props = Listed & { organization: string; query: GroupQuery; now: Date }

export function GroupList(props: Props) {
  return (
    <ListNavigationProvider>
      <Groups {...props} />
    </ListNavigationProvider>
  )
}

function Groups({ organization, query, groups, matching, canEdit, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { pending } = useListNavigation()
  const data = useMemo(
    () => groups.map((group) => ({ ...group, organization, now })),
    [groups, organization, now],
  )
  const columns = groupColumns
  const table = useTable({ features, columns, data, getRowId: ({ id }) => id, enableRowSelection: false })
  const href = (change: Partial<GroupQuery>) => groupListHref(organization, query, change)
  return (
    <section aria-label="Groups" className="@container flex flex-col gap-3">
      <div className="flex gap-2 max-sm:flex-col">
        <SearchInput label="Search groups" value={query.q} href={(q) => href({ q })} />
        {canEdit && <NewGroup organization={organization} />}
      </div>
      <div className="ml-auto w-48 @2xl:hidden">
        <OrderSelect now={query} orders={orders} href={href} />
      </div>
      {matching === 0 ? (
        <NoMatch nothing="No group" q={query.q} clearHref={href({ q: '', member: null })} />
      ) : (
        <>
          <DataTable
            table={table}
            caption="Groups"
            stale={pending}
            header={(look) => <Header organization={organization} query={query} look={look} />}
            ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
            row={({ name }) => ({ name, muted: false, busy: false })}
          />
          <Pagination
            page={query.page}
            pageSize={groupsPerPage}
            total={matching}
            href={(page) => href({ page })}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {matching === 1 ? '1 group' : `${matching} groups`}
      </p>
    </section>
  )
}

const orders = [
  { sort: 'name', order: 'asc', label: 'Name, A to Z' },
  { sort: 'name', order: 'desc', label: 'Name, Z to A' },
  { sort: 'created', order: 'desc', label: 'Newest first' },
  { sort: 'created', order: 'asc', label: 'Oldest first' },
] as const

const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

type HeaderProps = { organization: string; query: GroupQuery; look: ColumnLook }

function Header({ organization, query, look: { label, sortKey } }: HeaderProps) {
  if (!sortKey) return label
  const sort = sortKey as GroupQuery['sort']
  const order = query.sort === sort ? query.order : null
  return <SortLink label={label} href={groupSortHref(organization, query, sort)} order={order} />
}
