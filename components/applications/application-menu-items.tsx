import type { ApplicationAsk } from '#components/applications/application-menu.tsx'
import { MenuItem, MenuSeparator } from '#components/ui/menu-item.tsx'

export function ApplicationMenuItems({ application, ask }: ApplicationAsk) {
  const isRotating = application.secrets.length > 1
  return (
    <>
      <MenuItem onClick={() => ask({ to: 'edit', application })}>Edit</MenuItem>
      {isRotating ? (
        <MenuItem onClick={() => ask({ to: 'end-secret', application })}>End old secret</MenuItem>
      ) : (
        <MenuItem onClick={() => ask({ to: 'rotate', application })}>Rotate secret</MenuItem>
      )}
      <MenuSeparator />
      <MenuItem danger onClick={() => ask({ to: 'delete', application })}>
        Delete
      </MenuItem>
    </>
  )
}
