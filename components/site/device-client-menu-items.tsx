import type { ClientMenu } from '#components/site/device-client-menu.tsx'
import { MenuItem } from '#components/ui/menu-item.tsx'

export function DeviceClientMenuItems({ client, ask }: ClientMenu) {
  return (
    <>
      <MenuItem onClick={() => ask({ to: 'rename', client })}>Rename</MenuItem>
      <MenuItem danger onClick={() => ask({ to: 'delete', client })}>
        Delete
      </MenuItem>
    </>
  )
}
