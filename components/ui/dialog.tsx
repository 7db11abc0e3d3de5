'use client'

import { X } from '@lucide/icons'
import { useId, type ReactNode } from 'react'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Modal } from '#components/ui/modal.tsx'

/** Centred, never taller than the window, scrolling inside. */
export const panelClass = classNames(
  'm-auto max-h-[calc(100dvh-2rem)] w-[calc(100%-2rem)] animate-fade flex-col gap-4 overflow-y-auto overscroll-contain open:flex',
  'rounded-card border border-line p-5 shadow-float sm:p-6',
)

type Props = {
  onClose: () => void
  title: ReactNode
  description?: ReactNode
  /** False to leave out the close button and ignore clicks outside. */
  closable?: boolean
  /** Wider, and fixed at its top, so that nothing moves when its height changes. */
  wide?: boolean
  children: ReactNode
}

export function Dialog({ onClose, title, description, closable = true, wide = false, children }: Props) {
  const id = useId()
  return (
    <Modal
      onClose={onClose}
      dismissible={closable}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      className={classNames(
        panelClass,
        wide ? 'mt-4 max-w-2xl sm:mt-[10dvh] sm:max-h-[calc(90dvh-1rem)]' : 'max-w-lg',
      )}
    >
      <div className={classNames('flex flex-col gap-1', closable && 'pr-8')}>
        <h2 id={`${id}-title`} className="text-lg font-semibold">
          {title}
        </h2>
        {description && (
          <p id={`${id}-description`} className="text-text-muted">
            {description}
          </p>
        )}
      </div>
      {children}
      {closable && (
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className={classNames(buttonClass('quiet', 'icon'), 'absolute! top-3 right-3')}
        >
          <Icon icon={X} className="size-4" />
        </button>
      )}
    </Modal>
  )
}

/** A dialog's buttons, in a row or, on a phone, in a column. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 pt-1 sm:flex-row sm:justify-end">{children}</div>
}
