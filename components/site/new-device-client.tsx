'use client'

import { NewDialogButton } from '#components/shared/new-dialog-button.tsx'

const load = async () => (await import('#components/site/new-device-client-dialog.tsx')).NewDeviceClientDialog

export function NewDeviceClient() {
  return (
    <NewDialogButton load={load} dialog={{}}>
      New client
    </NewDialogButton>
  )
}
