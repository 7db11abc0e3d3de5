'use client'

import { X } from '@lucide/icons'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { dismissToast, toastStore, type Toast } from '#components/ui/toast.ts'

const none: readonly Toast[] = []

/** Where toasts appear: above bars, and beside the right edge, where the menus of rows are. A live region, so that each is read out; none leaves while it is hovered or focused. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current, () => none)
  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      data-toaster
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2 sm:inset-x-0 tall:in-[html:has([data-form-bar])]:bottom-22 phone:in-[html:has([data-selection-bar])]:bottom-38"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast: { id, message, tone, action } }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(dismissToast, action ? 10_000 : 6_000, id)
    return () => clearTimeout(timer)
  }, [held, id, action])

  return (
    <div
      className="pointer-events-auto flex w-full max-w-sm max-sm:max-w-[calc(100%-3rem)] max-sm:self-start animate-appear items-center gap-1 rounded-card border border-line bg-surface-raised py-1.5 pr-1.5 pl-4 shadow-float sm:w-auto sm:min-w-72"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={({ key }) => key === 'Escape' && dismissToast(id)}
    >
      <p className={classNames('min-w-0 flex-1 py-1.5', tone === 'danger' && 'text-danger')}>{message}</p>
      {action && (
        <button
          type="button"
          className={classNames(buttonClass('quiet', 'small'), 'text-accent')}
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        aria-label="Dismiss"
        className={buttonClass('quiet', 'icon')}
        onClick={() => dismissToast(id)}
      >
        <Icon icon={X} className="size-4" />
      </button>
    </div>
  )
}
