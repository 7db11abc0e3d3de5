'use client'

import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { Button } from '#components/ui/button.tsx'

const load = async () => (await import('#components/site/new-device-client-dialog.tsx')).NewDeviceClientDialog

export function NewDeviceClient() {
  const { Dialog, open, close, pending, prefetch } = useLazyDialog(load)
  return (
    <>
      <Button
        look="primary"
        data-command="new"
        pending={pending}
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={() => open(true)}
      >
        New client
      </Button>
      {Dialog && <Dialog onClose={close} />}
    </>
  )
}
