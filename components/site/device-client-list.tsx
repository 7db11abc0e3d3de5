'use client'

import { useState } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListProvider } from '#components/data-table/list-context.tsx'
import { useListTable } from '#components/data-table/use-list-table.ts'
import { useNow } from '#components/shared/use-now.ts'
import { DeleteDeviceClient } from '#components/site/delete-device-client.tsx'
import type { DeviceClientQuestion } from '#components/site/device-client-menu.tsx'
import { deviceClientsTable } from '#components/site/device-clients-table.tsx'
import { RenameDeviceClient } from '#components/site/rename-device-client.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { ListedClient } from '#lib/devices/list-clients.ts'

type Props = { clients: ListedClient[]; now: Date }

export function DeviceClientList(props: Props) {
  return (
    <ListProvider here="">
      <Clients {...props} />
    </ListProvider>
  )
}

function Clients({ clients, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const [question, ask] = useState<DeviceClientQuestion | null>(null)
  const close = () => ask(null)
  const table = useListTable({ list: deviceClientsTable, rows: clients, cells: { now, ask } })
  return (
    <section aria-label="Device clients" className="@container">
      {clients.length > 0 ? (
        <DataTable list={deviceClientsTable} table={table} now={now} />
      ) : (
        <EmptyState title="No program can ask to be signed in." />
      )}
      {question?.to === 'rename' && <RenameDeviceClient client={question.client} onClose={close} />}
      {question?.to === 'delete' && <DeleteDeviceClient client={question.client} onClose={close} />}
    </section>
  )
}
