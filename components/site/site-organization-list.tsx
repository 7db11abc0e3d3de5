'use client'

import { useState } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import { ChangePlanDialog } from '#components/site/change-plan-dialog.tsx'
import { siteOrganizationsTable } from '#components/site/site-organizations-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type {
  SiteOrganization,
  SiteOrganizationList as Listed,
} from '#lib/organizations/list-site-organizations.ts'
import type { SiteOrganizationQuery } from '#lib/organizations/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = Listed & { query: SiteOrganizationQuery; now: Date }

export function SiteOrganizationList({ organizations, ...page }: Props) {
  const [changing, askPlan] = useState<SiteOrganization | null>(null)
  return (
    <DataList
      {...page}
      list={siteOrganizationsTable}
      path={paths.siteOrganizations}
      rows={organizations}
      cells={{ askPlan }}
      empty={<EmptyState title="There are no organizations yet." />}
    >
      {changing && <ChangePlanDialog organization={changing} onClose={() => askPlan(null)} />}
    </DataList>
  )
}
