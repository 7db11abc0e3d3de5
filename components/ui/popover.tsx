'use client'

import { useId, useRef, type ReactNode } from 'react'
import { FloatingPanel } from '#components/ui/floating-panel.tsx'
import { useOpening } from '#components/ui/use-opening.ts'

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
  const { opening, open, closed } = useOpening<'pressed'>()
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={opening !== null}
        aria-controls={opening ? id : undefined}
        // A press beside the open panel closes it; on the button it must not open it again.
        onPointerDown={() => (pressedOpen.current = opening !== null)}
        onClick={({ detail }) => {
          if (!(detail > 0 && pressedOpen.current)) open('pressed')
        }}
        className={className}
      >
        {button}
      </button>
      {opening && (
        <FloatingPanel
          key={opening.key}
          id={id}
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          anchor={anchor.current!}
          align="start"
          onShown={(panel) => panel.focus()}
          onClosed={() => closed(opening.key)}
          className="p-3"
        >
          {children}
        </FloatingPanel>
      )}
    </>
  )
}
