import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { siteOrganizationsTable } from '#components/site/site-organizations-table.tsx'

export default function SiteOrganizationsLoading() {
  return <ListSkeleton list={siteOrganizationsTable} />
}
