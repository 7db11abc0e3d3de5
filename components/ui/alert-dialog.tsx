'use client'

import { AlertDialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button, buttonClass, type ButtonLook } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { DialogActions, overlayClass, panelClass } from '#components/ui/dialog.tsx'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  children: ReactNode
  /** What went wrong with the last try. */
  error?: string | null
  action: string
  look?: ButtonLook
  cancel?: string
  pending?: boolean
  onAction: () => void
  onCloseAutoFocus?: (event: Event) => void
}

/** Asks once before what can't be undone. It stays open until the action has an outcome. */
export function AlertDialog({ open, onOpenChange, title, children, error, onAction, ...props }: Props) {
  const { action, look = 'danger', cancel = 'Cancel', pending = false, onCloseAutoFocus } = props
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !pending && onOpenChange(next)}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClass} />
        <Primitive.Content
          className={classNames(panelClass, 'max-w-md')}
          {...(onCloseAutoFocus && { onCloseAutoFocus })}
        >
          <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
          <Primitive.Description asChild>
            <div className="flex flex-col gap-3 text-text-muted">{children}</div>
          </Primitive.Description>
          {error && (
            <p role="alert" className="text-danger">
              {error}
            </p>
          )}
          <DialogActions>
            <Primitive.Cancel className={buttonClass()}>{cancel}</Primitive.Cancel>
            <Button look={look} pending={pending} onClick={onAction}>
              {action}
            </Button>
          </DialogActions>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
