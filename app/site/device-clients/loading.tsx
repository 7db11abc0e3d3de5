import { ListSkeleton } from '#components/data-table/list-skeleton.tsx'
import { deviceClientsTable } from '#components/site/device-clients-table.tsx'

export default function DeviceClientsLoading() {
  return <ListSkeleton list={deviceClientsTable} filters={null} />
}
