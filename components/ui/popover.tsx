'use client'

import { useId, useRef, useState, type ReactNode } from 'react'
import { FloatingPanel } from '#components/ui/floating-panel.tsx'

type Props = {
  /** What the panel is called. */
  label: string
  button: ReactNode
  className?: string
  /** In the page only while it is open. */
  children: ReactNode
}

/** A button that opens a panel with more about what it says. */
export function Popover({ label, button, className, children }: Props) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const pressedOpen = useRef(false)
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        // A press beside the open panel closes it; on the button it must not open it again.
        onPointerDown={() => (pressedOpen.current = open)}
        onClick={({ detail }) => {
          if (!(detail > 0 && pressedOpen.current)) setOpen(true)
        }}
        className={className}
      >
        {button}
      </button>
      {open && (
        <FloatingPanel
          id={id}
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          anchor={anchor.current!}
          align="start"
          onShown={(panel) => panel.focus()}
          onClosed={() => setOpen(false)}
          className="p-3"
        >
          {children}
        </FloatingPanel>
      )}
    </>
  )
}
