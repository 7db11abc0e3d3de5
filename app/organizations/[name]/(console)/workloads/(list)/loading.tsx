import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { workloadsTable } from '#components/workloads/workloads-table.tsx'

export default function WorkloadsLoading() {
  return <ListSkeleton list={workloadsTable} action="New trusted workload" />
}
