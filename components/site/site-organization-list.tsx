'use client'

import { useTable } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { NoMatch } from '#components/data-table/no-match.tsx'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { features, type ColumnLook } from '#components/data-table/table-features.ts'
import { useNow } from '#components/shared/use-now.ts'
import { ChangePlanDialog } from '#components/site/change-plan-dialog.tsx'
import { siteOrganizationsHref, sortedBy } from '#components/site/site-list-url.ts'
import { siteOrganizationColumns } from '#components/site/site-organization-columns.tsx'
import { SiteOrganizationToolbar } from '#components/site/site-organization-toolbar.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import type {
  SiteOrganization,
  SiteOrganizationList as Listed,
} from '#lib/organizations/list-site-organizations.ts'
import { siteOrganizationsPerPage, type SiteOrganizationQuery } from '#lib/organizations/schema.ts'

type Props = Omit<Listed, 'page'> & { query: SiteOrganizationQuery; now: Date }

export function SiteOrganizationList(props: Props) {
  return (
    <ListNavigationProvider>
      <Organizations {...props} />
    </ListNavigationProvider>
  )
}

function Organizations({ query, organizations, matching, counts, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { pending, refresh } = useListNavigation()
  const [changing, askPlan] = useState<SiteOrganization | null>(null)
  const data = useMemo(
    () => organizations.map((organization) => ({ ...organization, now, askPlan })),
    [organizations, now],
  )
  const columns = siteOrganizationColumns
  const table = useTable({ features, columns, data, getRowId: ({ id }) => id, enableRowSelection: false })
  return (
    <section aria-label="Organizations" className="@container flex flex-col gap-3">
      <SiteOrganizationToolbar query={query} counts={counts} />
      {matching === 0 ? (
        <NoMatch
          nothing="No organization"
          q={query.q}
          clearHref={siteOrganizationsHref(query, { q: '', plan: null })}
        />
      ) : (
        <>
          <DataTable
            table={table}
            caption="Organizations"
            stale={pending}
            header={(look) => <Header query={query} look={look} />}
            ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
            row={({ displayName }) => ({ name: displayName, muted: false, busy: false })}
          />
          <Pagination
            page={query.page}
            pageSize={siteOrganizationsPerPage}
            total={matching}
            href={(page) => siteOrganizationsHref(query, { page })}
          />
        </>
      )}
      <p role="status" className="sr-only">
        {matching === 1 ? '1 organization' : `${matching} organizations`}
      </p>
      {changing && (
        <ChangePlanDialog
          organization={changing}
          onClose={() => askPlan(null)}
          onDone={() => {
            askPlan(null)
            refresh()
          }}
        />
      )}
    </section>
  )
}

const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

type HeaderProps = { query: SiteOrganizationQuery; look: ColumnLook }

function Header({ query, look: { label, sortKey } }: HeaderProps) {
  if (!label) return <span className="sr-only">Actions</span>
  if (!sortKey) return label
  const sort = sortKey as SiteOrganizationQuery['sort']
  const order = query.sort === sort ? query.order : null
  return <SortLink label={label} href={siteOrganizationsHref(query, sortedBy(query, sort))} order={order} />
}
