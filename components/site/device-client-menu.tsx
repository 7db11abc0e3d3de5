'use client'

import { RowMenu } from '#components/data-table/row-menu.tsx'
import type { ListedClient } from '#lib/devices/list-clients.ts'

export type DeviceClientQuestion = { to: 'rename' | 'delete'; client: ListedClient }

export type ClientMenu = { client: ListedClient; ask: (question: DeviceClientQuestion) => void }

const load = async () => (await import('#components/site/device-client-menu-items.tsx')).DeviceClientMenuItems

export function DeviceClientMenu(props: ClientMenu) {
  return <RowMenu name={props.client.name} load={load} items={props} />
}
