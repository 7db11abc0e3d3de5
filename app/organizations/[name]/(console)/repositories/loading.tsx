import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { repositoriesTable } from '#components/repositories/repositories-table.tsx'

export default function RepositoriesLoading() {
  return <ListSkeleton list={repositoriesTable} counted={false} action="New repository" />
}
