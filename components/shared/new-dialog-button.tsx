import type { ComponentType } from 'react'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { Button } from '#components/ui/button.tsx'

type Props<Own> = {
  load: () => Promise<ComponentType<Own & { onClose: () => void }>>
  /** What the dialog takes beside `onClose`. */
  dialog: Own
  children: string
}

/** The button of a list that opens the dialog of a new row, also by the key for new. */
export function NewDialogButton<Own extends object>({ load, dialog, children }: Props<Own>) {
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
        {children}
      </Button>
      {Dialog && <Dialog {...dialog} onClose={close} />}
    </>
  )
}
