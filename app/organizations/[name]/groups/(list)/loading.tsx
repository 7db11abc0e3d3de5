import { GroupListSkeleton } from '#components/groups/group-list-skeleton.tsx'

export default function GroupsLoading() {
  return <GroupListSkeleton />
}
