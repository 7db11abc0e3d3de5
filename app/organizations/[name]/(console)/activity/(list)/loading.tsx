export { ActivitySkeleton as default } from '#components/activity/activity-skeleton.tsx'
