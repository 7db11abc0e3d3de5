import type { Metadata } from 'next'
import { DeviceClientList } from '#components/site/device-client-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { listClients } from '#lib/devices/list-clients.ts'

export const metadata: Metadata = { title: 'Device clients' }

export default async function DeviceClientsPage() {
  return <DeviceClientList clients={await listClients(await requireActor())} now={new Date()} />
}
