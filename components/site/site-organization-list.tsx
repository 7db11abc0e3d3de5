'use client'

import type { ComponentProps } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import type { ChangePlanDialog } from '#components/site/change-plan-dialog.tsx'
import { siteOrganizationsTable } from '#components/site/site-organizations-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type {
  SiteOrganization,
  SiteOrganizationList as Listed,
} from '#lib/organizations/list-site-organizations.ts'
import type { SiteOrganizationQuery } from '#lib/organizations/schema.ts'
import { paths } from '#lib/paths.ts'

type DialogProps = ComponentProps<typeof ChangePlanDialog>
type Props = Listed & { query: SiteOrganizationQuery; now: Date }

const load = async () => (await import('#components/site/change-plan-dialog.tsx')).ChangePlanDialog

export function SiteOrganizationList({ organizations, ...page }: Props) {
  const { Dialog, about, open, close, prefetch } = useLazyDialog<DialogProps, SiteOrganization>(load)
  return (
    <DataList
      {...page}
      list={siteOrganizationsTable}
      path={paths.siteOrganizations}
      rows={organizations}
      cells={{ askPlan: open }}
      onIntent={prefetch}
      empty={<EmptyState title="There are no organizations yet." />}
    >
      {Dialog && about && <Dialog organization={about} onClose={close} />}
    </DataList>
  )
}
