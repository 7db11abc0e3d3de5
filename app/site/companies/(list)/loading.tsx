import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { companiesTable } from '#components/site/companies-table.tsx'

export default function CompaniesLoading() {
  return <ListSkeleton list={companiesTable} action="New company" />
}
