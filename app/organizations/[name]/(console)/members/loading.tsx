import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { membersTable } from '#components/members/members-table.tsx'

export default function MembersLoading() {
  return <ListSkeleton list={membersTable} action="Invite people" />
}
