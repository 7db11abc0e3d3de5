'use client'

import { useConfirmedAction } from '#components/shared/use-confirmed-action.ts'
import { AlertDialog } from '#components/ui/alert-dialog.tsx'
import { toast } from '#components/ui/toast.ts'
import { deleteDeviceClientAction } from '#lib/devices/actions.ts'
import type { ListedClient } from '#lib/devices/list-clients.ts'

export function DeleteDeviceClient({ client, onClose }: { client: ListedClient; onClose: () => void }) {
  const confirmed = useConfirmedAction(
    () => deleteDeviceClientAction(client.id),
    () => {
      onClose()
      toast(`Deleted ${client.name}.`)
    },
  )
  return (
    <AlertDialog
      {...confirmed}
      title={
        <>
          Delete <bdi>{client.name}</bdi>?
        </>
      }
      action="Delete client"
      onClose={onClose}
    >
      <p className="wrap-anywhere">
        Devices can no longer sign in with it. The{' '}
        {client.devices === 1 ? 'device that is' : 'devices that are'} signed in keep working until their
        owners delete their access tokens.
      </p>
    </AlertDialog>
  )
}
