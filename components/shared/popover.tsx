'use client'

import type { ComponentType, ReactNode } from 'react'
import { useFloating } from '#components/shared/use-floating.ts'

type Props<Content> = {
  /** What the panel is called. */
  label: string
  button: ReactNode
  className?: string
  /** Fetches the component of what the panel holds, which takes `content`. */
  load: () => Promise<ComponentType<Content>>
  content: Content
}

/** A button that opens a panel with more about what it says, which is in the page only while it is open. */
export function Popover<Content extends object>(props: Props<Content>) {
  const { label, load, content, className } = props
  const { id, opened, button, closed } = useFloating(async () => {
    const [{ FloatingPanel }, Content] = await Promise.all([
      import('#components/ui/floating-panel.tsx'),
      load(),
    ])
    return { FloatingPanel, Content }
  })
  return (
    <>
      <button {...button} type="button" aria-haspopup="dialog" className={className}>
        {props.button}
      </button>
      {opened && (
        <opened.code.FloatingPanel
          key={opened.key}
          id={id}
          role="dialog"
          aria-label={label}
          tabIndex={-1}
          anchor={opened.anchor}
          align="start"
          onShown={(panel) => panel.focus()}
          onClosed={() => closed(opened.key)}
          className="p-3"
        >
          <opened.code.Content {...content} />
        </opened.code.FloatingPanel>
      )}
    </>
  )
}
