import { applicationsTable } from '#components/applications/applications-table.tsx'
import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'

export default function ApplicationsLoading() {
  return <ListSkeleton list={applicationsTable} filters={null} />
}
