import { ActivityListSkeleton } from '#components/activity/activity-list-skeleton.tsx'

export default function OrganizationActivityLoading() {
  return <ActivityListSkeleton />
}
