import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { siteAccountsTable } from '#components/site/site-accounts-table.tsx'

export default function SiteAccountsLoading() {
  return <ListSkeleton list={siteAccountsTable} />
}
