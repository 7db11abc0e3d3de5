'use client'

import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { placeBeside } from '#components/ui/place-beside.ts'

type Props = {
  id: string
  anchor: HTMLElement
  align: 'start' | 'end'
  start: 'first' | 'last'
  onClosed: () => void
  children: ReactNode
}

/** The open menu: a popover, which the browser closes on Escape and on a press elsewhere, giving the focus back. */
export function MenuPanel({ id, anchor, align, start, onClosed, children }: Props) {
  const panel = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const menu = panel.current
    if (!menu) return
    anchor.focus()
    const place = () => placeBeside(menu, anchor, align)
    menu.showPopover()
    place()
    itemsOf(menu)
      .at(start === 'first' ? 0 : -1)
      ?.focus()
    addEventListener('resize', place)
    addEventListener('scroll', place, { passive: true })
    return () => {
      removeEventListener('resize', place)
      removeEventListener('scroll', place)
    }
  }, [anchor, align, start])

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const menu = event.currentTarget
    if (event.key === 'Tab') return menu.hidePopover()
    const next = nextItem(itemsOf(menu), event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <div
      ref={panel}
      id={id}
      role="menu"
      popover="auto"
      aria-label={anchor.getAttribute('aria-label') ?? undefined}
      onToggle={({ newState }) => newState === 'closed' && onClosed()}
      onKeyDown={onKeyDown}
      onClick={({ currentTarget, target }) => {
        if ((target as Element).closest('[role=menuitem]')) currentTarget.hidePopover()
      }}
      className="fixed m-0 max-h-[calc(100dvh-5rem)] max-w-[min(24rem,calc(100%-1rem))] min-w-44 overflow-y-auto animate-appear rounded-card border border-line bg-surface-raised p-1 text-text shadow-float outline-none"
    >
      {children}
    </div>
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
