'use client'

import { ChevronRight } from '@lucide/icons'
import { useId, useState, type ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'

type Props = {
  title: string
  /** Shown beside the title: a summary of the content. */
  summary?: ReactNode
  /** Opens it once something inside is wrong. */
  urgent?: boolean
  startOpen?: boolean
  /** Called when somebody opens it. */
  onOpen?: () => void
  children: ReactNode
}

/** A part of a form that opens under its heading. What was typed inside stays when it is closed. */
export function Disclosure({ title, summary, urgent = false, startOpen = false, onOpen, children }: Props) {
  const id = useId()
  const [open, setOpen] = useState(startOpen)
  const [wasUrgent, setWasUrgent] = useState(urgent)
  if (urgent !== wasUrgent) {
    setWasUrgent(urgent)
    if (urgent) setOpen(true)
  }
  return (
    <section aria-labelledby={`${id}-title`} className="rounded-card border border-line bg-surface">
      <h2>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`${id}-content`}
          onClick={() => {
            setOpen(!open)
            if (!open) onOpen?.()
          }}
          className="flex min-h-12 w-full cursor-pointer items-center gap-2.5 rounded-card px-3.5 py-3 text-left hover:bg-surface-muted"
        >
          <Icon
            icon={ChevronRight}
            className={classNames(
              'size-4 shrink-0 text-text-muted transition-transform',
              open && 'rotate-90',
            )}
          />
          <span id={`${id}-title`} className="font-medium">
            {title}
          </span>
          <span className="ml-auto min-w-0 truncate pl-4 text-sm text-text-muted first-letter:uppercase">
            {summary}
          </span>
        </button>
      </h2>
      <div id={`${id}-content`} hidden={!open} className="border-t border-line px-3.5 py-4">
        {children}
      </div>
    </section>
  )
}
