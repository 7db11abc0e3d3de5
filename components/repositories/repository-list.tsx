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
  /** Of the list of all repositories only. */
  counts?: { mine: number; others: number }
  /** The organization whose list it is. */
  namespace?: string
  canCreate?: boolean
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

function Repositories({ query, repositories, matching, pageSize, now: serverNow, ...place }: Props) {
  const { counts = null, namespace = null, canCreate = true } = place
  const now = useNow(serverNow)
  const { pending } = useListNavigation()
  const data = useMemo(() => repositories.map((repository) => ({ ...repository, now })), [repositories, now])
  const columns = repositoryColumns
  const table = useTable({ features, columns, data, getRowId: ({ id }) => id, enableRowSelection: false })
  return (
    <section aria-label="Repositories" className="@container flex flex-col gap-3">
      <RepositoryToolbar query={query} counts={counts} namespace={namespace} canCreate={canCreate} />
      {matching === 0 ? (
        <RepositoryNoMatch query={query} namespace={namespace} />
      ) : (
        <>
          <DataTable
            table={table}
            caption="Repositories"
            stale={pending}
            header={(look) => <Header query={query} look={look} namespace={namespace} />}
            ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
            row={({ fullName }) => ({ name: fullName, muted: false, busy: false })}
          />
          <Pagination
            page={query.page}
            pageSize={pageSize}
            total={matching}
            href={(page) => repositoryListHref(query, { page }, namespace)}
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

type HeaderProps = { query: RepositoryQuery; look: ColumnLook; namespace: string | null }

function Header({ query, look: { label, sortKey }, namespace }: HeaderProps) {
  if (!sortKey) return label
  const sort = sortKey as RepositoryQuery['sort']
  const order = query.sort === sort ? query.order : null
  return <SortLink label={label} href={repositorySortHref(query, sort, namespace)} order={order} />
}
