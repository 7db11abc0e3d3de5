'use client'

import { useId, type ReactNode } from 'react'
import { Button, type ButtonLook } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { DialogActions, panelClass } from '#components/ui/dialog.tsx'
import { Modal } from '#components/ui/modal.tsx'

type Props = {
  title: ReactNode
  children: ReactNode
  /** The error of the last attempt. */
  error?: string | null
  action: string
  look?: ButtonLook
  cancel?: string
  pending?: boolean
  onAction: () => void
  onClose: () => void
}

/** Asks before an irrevocable action. It stays open until the action has finished. */
export function AlertDialog({ title, children, error, action, onAction, onClose, ...more }: Props) {
  const { look = 'danger', cancel = 'Cancel', pending = false } = more
  const id = useId()
  const close = () => !pending && onClose()
  return (
    <Modal
      role="alertdialog"
      onClose={close}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      className={classNames(panelClass, 'max-w-md')}
    >
      <h2 id={`${id}-title`} className="text-lg font-semibold wrap-anywhere">
        {title}
      </h2>
      <div id={`${id}-description`} className="flex flex-col gap-3 text-text-muted">
        {children}
      </div>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <DialogActions>
        <Button data-autofocus onClick={close}>
          {cancel}
        </Button>
        <Button look={look} pending={pending} onClick={onAction}>
          {action}
        </Button>
      </DialogActions>
    </Modal>
  )
}
