import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { groupsTable } from '#components/groups/groups-table.tsx'

export default function GroupsLoading() {
  return <ListSkeleton list={groupsTable} action="New group" />
}
