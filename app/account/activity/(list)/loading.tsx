import { ActivityListSkeleton } from '#components/activity/activity-list-skeleton.tsx'

export default function AccountActivityLoading() {
  return <ActivityListSkeleton />
}
