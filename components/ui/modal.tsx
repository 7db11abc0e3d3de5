'use client'

import { useLayoutEffect, useRef, type ComponentProps, type MouseEvent } from 'react'
import { classNames } from '#components/ui/class-names.ts'

type Props = Omit<ComponentProps<'dialog'>, 'open' | 'onClose'> & {
  /** Asked for by Escape, and by a click beside it where that is `dismissible`. Whether it closes is the caller's word. */
  onClose: () => void
  dismissible?: boolean
}

/**
 * The browser's own modal dialog, open as long as it is rendered. The browser keeps the focus inside and gives it back;
 * what is to have it first carries `data-autofocus`.
 */
export function Modal({ onClose, dismissible = false, className, ...props }: Props) {
  const modal = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const element = modal.current
    if (!element) return
    open(element)
    return () => element.close()
  }, [])

  function onBackdrop({ target, currentTarget, clientX, clientY }: MouseEvent<HTMLDialogElement>) {
    const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
    const inside = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom
    if (dismissible && target === currentTarget && !inside) onClose()
  }

  return (
    <dialog
      {...props}
      ref={modal}
      tabIndex={-1}
      onMouseDown={onBackdrop}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        // Otherwise browsers close it on the second Escape.
        event.preventDefault()
        onClose()
      }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // Some closings can't be prevented, for example a phone's Back gesture: treat them as a request, too.
      onClose={({ currentTarget }) => {
        if (currentTarget.open) return
        open(currentTarget)
        onClose()
      }}
      className={classNames('bg-surface-raised text-text outline-none backdrop:bg-overlay', className)}
    />
  )
}

function open(element: HTMLDialogElement) {
  element.showModal()
  element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
}
