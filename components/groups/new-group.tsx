'use client'

import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { Button } from '#components/ui/button.tsx'

const load = async () => (await import('#components/groups/new-group-dialog.tsx')).NewGroupDialog

export function NewGroup({ organization }: { organization: string }) {
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
        New group
      </Button>
      {Dialog && <Dialog organization={organization} onClose={close} />}
    </>
  )
}
