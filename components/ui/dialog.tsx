'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import '#components/ui/style-nonce.ts'

export const overlayClass = 'fixed inset-0 z-40 bg-overlay data-[state=open]:animate-fade'

/** The panel of dialogs and alert dialogs: centred, never taller than the window, scrolling inside. */
export const panelClass = classNames(
  'fixed inset-x-4 top-1/2 z-50 mx-auto flex max-h-[calc(100dvh-2rem)] -translate-y-1/2 flex-col gap-4 overflow-y-auto',
  'rounded-card border border-line bg-surface-raised p-5 shadow-float data-[state=open]:animate-fade sm:p-6',
)

type Props = Omit<ComponentProps<typeof Primitive.Content>, 'title'> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  description?: ReactNode
  /** False where there is a better way out than a cross in the corner. */
  closable?: boolean
  wide?: boolean
}

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closable = true,
  wide = false,
  className,
  children,
  ...props
}: Props) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlayClass} />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          {...props}
          className={classNames(panelClass, wide ? 'max-w-2xl' : 'max-w-lg', className)}
        >
          <div className="flex flex-col gap-1 pr-8">
            <Primitive.Title className="text-lg font-semibold">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="text-text-muted">{description}</Primitive.Description>
            )}
          </div>
          {children}
          {closable && (
            <Primitive.Close
              className={classNames(buttonClass('quiet', 'icon'), 'absolute top-3 right-3')}
              aria-label="Close"
            >
              <X aria-hidden className="size-4" />
            </Primitive.Close>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** The row of buttons at a dialog's end; on a phone one above the other. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 pt-1 sm:flex-row sm:justify-end">{children}</div>
}
