import { JobListSkeleton } from '#components/site/job-list-skeleton.tsx'

export default function JobsLoading() {
  return <JobListSkeleton />
}
