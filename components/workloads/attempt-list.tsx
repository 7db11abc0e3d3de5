'use client'

import { History } from '@lucide/icons'
import { DataList } from '#components/data-table/data-list.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { attemptsTable } from '#components/workloads/attempts-table.tsx'
import { paths } from '#lib/paths.ts'
import type { WorkloadKind } from '#lib/workloads/issuer-kinds.ts'
import type { AttemptList as Listed } from '#lib/workloads/list-attempts.ts'
import type { AttemptQuery } from '#lib/workloads/schema.ts'

type Props = Omit<Listed, 'page'> & {
  organization: string
  workload: string
  kind: WorkloadKind
  query: AttemptQuery
  now: Date
}

export function AttemptList({ organization, workload, kind, attempts, ...page }: Props) {
  return (
    <DataList
      {...page}
      list={attemptsTable}
      path={`${paths.workload(organization, workload)}/attempts`}
      rows={attempts}
      cells={{ organization, workload, kind }}
      empty={
        <EmptyState icon={<Icon icon={History} />} title="Nothing has asked for a token yet.">
          The last 200 attempts are kept, with what each token said and why it was refused.
        </EmptyState>
      }
    />
  )
}
