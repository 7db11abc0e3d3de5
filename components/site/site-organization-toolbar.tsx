'use client'

import { FilterChips } from '#components/data-table/filter-chips.tsx'
import { OrderSelect } from '#components/data-table/order-select.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { siteOrganizationsHref } from '#components/site/site-list-url.ts'
import type { Plan } from '#lib/authz/authorize-organization.ts'
import { planNames, plans } from '#lib/organizations/plans.ts'
import type { SiteOrganizationQuery } from '#lib/organizations/schema.ts'

type Props = { query: SiteOrganizationQuery; counts: Record<Plan, number> }

/** How many organizations each plan has, as filters; and search. */
export function SiteOrganizationToolbar({ query, counts }: Props) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <FilterChips
          label="Plan"
          values={plans}
          chosen={query.plan}
          counts={counts}
          wordOf={(plan) => planNames[plan]}
          href={(plan) => siteOrganizationsHref(query, { plan })}
        />
        <SearchInput
          label="Search organizations"
          value={query.q}
          href={(q) => siteOrganizationsHref(query, { q })}
        />
      </div>
      <div className="ml-auto w-48 @2xl:hidden">
        <OrderSelect now={query} orders={orders} href={(order) => siteOrganizationsHref(query, order)} />
      </div>
    </>
  )
}

const orders = [
  { sort: 'name', order: 'asc', label: 'Name, A to Z' },
  { sort: 'name', order: 'desc', label: 'Name, Z to A' },
  { sort: 'plan', order: 'desc', label: 'Highest plan first' },
  { sort: 'plan', order: 'asc', label: 'Lowest plan first' },
  { sort: 'created', order: 'desc', label: 'Newest first' },
  { sort: 'created', order: 'asc', label: 'Oldest first' },
] as const
