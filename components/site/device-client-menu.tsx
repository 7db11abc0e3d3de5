'use client'

import { Ellipsis } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import { MenuItem } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import type { ListedClient } from '#lib/devices/list-clients.ts'

export type DeviceClientQuestion = { to: 'rename' | 'delete'; client: ListedClient }

type Props = { client: ListedClient; ask: (question: DeviceClientQuestion) => void }

export function DeviceClientMenu({ client, ask }: Props) {
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${client.name}`}>
          <Ellipsis aria-hidden className="size-4" />
        </Button>
      )}
    >
      <MenuItem onClick={() => ask({ to: 'rename', client })}>Rename</MenuItem>
      <MenuItem danger onClick={() => ask({ to: 'delete', client })}>
        Delete
      </MenuItem>
    </Menu>
  )
}
