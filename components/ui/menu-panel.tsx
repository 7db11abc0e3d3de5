'use client'

import type { KeyboardEvent, ReactNode } from 'react'
import { FloatingPanel } from '#components/ui/floating-panel.tsx'

type Props = {
  id: string
  anchor: HTMLElement
  align: 'start' | 'end'
  start: 'first' | 'last'
  onClosed: () => void
  children: ReactNode
}

/** The open menu, whose items the arrow keys and letters move between. */
export function MenuPanel({ id, anchor, align, start, onClosed, children }: Props) {
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const menu = event.currentTarget
    if (event.key === 'Tab') return menu.hidePopover()
    const next = nextItem(itemsOf(menu), event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <FloatingPanel
      id={id}
      role="menu"
      {...{ anchor, align, onClosed, onKeyDown }}
      onShown={(menu) =>
        itemsOf(menu)
          .at(start === 'first' ? 0 : -1)
          ?.focus()
      }
      onClick={({ currentTarget, target }) => {
        if ((target as Element).closest('[role=menuitem]')) currentTarget.hidePopover()
      }}
      className="min-w-44 p-1"
    >
      {children}
    </FloatingPanel>
  )
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^=menuitem]')]
}

/** Where a key leads to: the arrows go round, a letter to the next item that begins with it. */
function nextItem(items: HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const following = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return following.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
}
