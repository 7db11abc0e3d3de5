'use client'

import { useTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { features, type ColumnLook } from '#components/data-table/table-features.ts'
import { repositoryColumns } from '#components/repositories/repository-columns.tsx'
import { repositoryListHref, repositorySortHref } from '#components/repositories/repository-list-url.ts'
import { RepositoryNoMatch } from '#components/repositories/repository-no-match.tsx'
import { RepositoryToolbar } from '#components/repositories/repository-toolbar.tsx'
import { useNow } from '#components/shared/use-now.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import type { PublicRepository } from '#lib/repositories/public-repository.ts'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

type Props = {
  query: RepositoryQuery
  repositories: PublicRepository[]
  matching: number
  counts: { mine: number; others: number }
  pageSize: number
  now: Date
}

export function RepositoryList(props: Props) {
  return (
    <ListNavigationProvider>
      <Repositories {...props} />
    </ListNavigationProvider>
  )
}

function Repositories({ query, repositories, matching, counts, pageSize, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { pending } = useListNavigation()
  const data = useMemo(() => repositories.map((repository) => ({ ...repository, now })), [repositories, now])
  const columns = repositoryColumns
  const table = useTable({ features, columns, data, getRowId: ({ id }) => id, enableRowSelection: false })
  return (
    <section aria-label="Repositories" className="@container flex flex-col gap-3">
      <RepositoryToolbar query={query} counts={counts} />
      {matching === 0 ? (
        <RepositoryNoMatch query={query} />
      ) : (
        <>
          <DataTable
            table={table}
            caption="Repositories"
            stale={pending}
            header={(look) => <Header query={query} look={look} />}
            ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
            row={({ fullName }) => ({ name: fullName, muted: false, busy: false })}
          />
          <Pagination
            page={query.page}
            pageSize={pageSize}
            total={matching}
            href={(page) => repositoryListHref(query, { page })}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {matching === 1 ? '1 repository' : `${matching} repositories`}
      </p>
    </section>
  )
}

const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

function Header({ query, look: { label, sortKey } }: { query: RepositoryQuery; look: ColumnLook }) {
  if (!sortKey) return label
  const sort = sortKey as RepositoryQuery['sort']
  const order = query.sort === sort ? query.order : null
  return <SortLink label={label} href={repositorySortHref(query, sort)} order={order} />
}
