import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { servicesTable } from '#components/services/services-table.tsx'

export default function ServicesLoading() {
  return <ListSkeleton list={servicesTable} action="New service" />
}
