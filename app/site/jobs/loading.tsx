import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { jobsTable } from '#components/site/jobs-table.tsx'

export default function JobsLoading() {
  return <ListSkeleton list={jobsTable} filters={null} />
}
