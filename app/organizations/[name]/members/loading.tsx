import { MemberListSkeleton } from '#components/members/member-list-skeleton.tsx'

export default function MembersLoading() {
  return <MemberListSkeleton />
}
