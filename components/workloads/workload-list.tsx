'use client'

import { Workflow } from '@lucide/icons'
import { DataList } from '#components/data-table/data-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { workloadsTable } from '#components/workloads/workloads-table.tsx'
import { paths } from '#lib/paths.ts'
import type { WorkloadList as Listed } from '#lib/workloads/list-workloads.ts'
import type { WorkloadQuery } from '#lib/workloads/schema.ts'

type Props = Omit<Listed, 'page'> & { organization: string; query: WorkloadQuery; now: Date }

export function WorkloadList({ organization, workloads, ...page }: Props) {
  const create = (
    <LinkButton look="primary" href={paths.newWorkload(organization)} data-command="new">
      New trusted workload
    </LinkButton>
  )
  return (
    <DataList
      {...page}
      list={workloadsTable}
      path={paths.workloads(organization)}
      rows={workloads}
      cells={{ organization }}
      action={create}
      empty={
        <EmptyState icon={<Icon icon={Workflow} />} title="No CI job or pod is trusted yet." action={create}>
          A trusted workload gets an access token for minutes by what its CI signs, so that no secret has to
          be stored there.
        </EmptyState>
      }
    />
  )
}
