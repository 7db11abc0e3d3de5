import type { TableDefinition } from '#components/data-table/list-definition.ts'
import { DeviceClientMenu, type DeviceClientQuestion } from '#components/site/device-client-menu.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ListedClient } from '#lib/devices/list-clients.ts'

type Cells = { ask: (question: DeviceClientQuestion) => void }

export const deviceClientsTable: TableDefinition<ListedClient, Cells> = {
  title: 'Device clients',
  columns: [
    {
      label: 'Client',
      cell: ({ id, name }) => (
        <div className="flex min-w-0 flex-col">
          <bdi className="font-medium wrap-anywhere">{name}</bdi>
          <span className="font-mono text-xs text-text-muted">{id}</span>
        </div>
      ),
    },
    {
      label: 'Devices',
      className: '@2xl:w-40',
      cell: ({ devices }) => (devices === 1 ? '1 device' : `${devices} devices`),
    },
    {
      label: 'Added',
      className: '@2xl:w-36',
      cell: ({ createdAt }, { now }) => <Time at={createdAt} now={now} />,
    },
    {
      label: '',
      className: '@2xl:w-14',
      cell: (client, { ask }) => <DeviceClientMenu client={client} ask={ask} />,
    },
  ],
}
