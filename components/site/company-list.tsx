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
import { useNow } from '#components/shared/use-now.ts'
import { companyColumns } from '#components/site/company-columns.tsx'
import { NewCompany } from '#components/site/new-company.tsx'
import { companiesHref, sortedBy } from '#components/site/site-list-url.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import type { CompanyList as Listed } from '#lib/companies/list-companies.ts'
import { companiesPerPage, type CompanyQuery } from '#lib/companies/schema.ts'

type Props = Omit<Listed, 'page'> & { query: CompanyQuery; now: Date }

export function CompanyList(props: Props) {
  return (
    <ListNavigationProvider>
      <Companies {...props} />
    </ListNavigationProvider>
  )
}

function Companies({ query, companies, matching, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { pending } = useListNavigation()
  const data = useMemo(() => companies.map((company) => ({ ...company, now })), [companies, now])
  const columns = companyColumns
  const table = useTable({ features, columns, data, getRowId: ({ id }) => id, enableRowSelection: false })
  return (
    <section aria-label="Companies" className="@container flex flex-col gap-3">
      <div className="flex gap-2 max-sm:flex-col">
        <SearchInput label="Search companies" value={query.q} href={(q) => companiesHref(query, { q })} />
        <NewCompany />
      </div>
      <div className="ml-auto w-48 @2xl:hidden">
        <OrderSelect now={query} orders={orders} href={(order) => companiesHref(query, order)} />
      </div>
      {matching === 0 ? (
        <NoMatch nothing="No company" q={query.q} clearHref={companiesHref(query, { q: '' })} />
      ) : (
        <>
          <DataTable
            table={table}
            caption="Companies"
            stale={pending}
            header={(look) => <Header query={query} look={look} />}
            ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
            row={({ name }) => ({ name, muted: false, busy: false })}
          />
          <Pagination
            page={query.page}
            pageSize={companiesPerPage}
            total={matching}
            href={(page) => companiesHref(query, { page })}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {matching === 1 ? '1 company' : `${matching} companies`}
      </p>
    </section>
  )
}

const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

const orders = [
  { sort: 'name', order: 'asc', label: 'Name, A to Z' },
  { sort: 'name', order: 'desc', label: 'Name, Z to A' },
  { sort: 'created', order: 'desc', label: 'Newest first' },
  { sort: 'created', order: 'asc', label: 'Oldest first' },
] as const

function Header({ query, look: { label, sortKey } }: { query: CompanyQuery; look: ColumnLook }) {
  if (!sortKey) return label
  const sort = sortKey as CompanyQuery['sort']
  const order = query.sort === sort ? query.order : null
  return <SortLink label={label} href={companiesHref(query, sortedBy(query, sort))} order={order} />
}
