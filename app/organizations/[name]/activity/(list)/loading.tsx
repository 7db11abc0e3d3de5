import { ActivitySkeleton } from '#components/activity/activity-skeleton.tsx'

export default function OrganizationActivityLoading() {
  return <ActivitySkeleton />
}
