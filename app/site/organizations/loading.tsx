import { SiteOrganizationListSkeleton } from '#components/site/site-organization-list-skeleton.tsx'

export default function SiteOrganizationsLoading() {
  return <SiteOrganizationListSkeleton />
}
