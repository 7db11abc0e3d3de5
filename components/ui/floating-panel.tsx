'use client'

import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import { classNames } from '#components/ui/class-names.ts'
import { placeBeside } from '#components/ui/place-beside.ts'

type Props = ComponentProps<'div'> & {
  anchor: HTMLElement
  align: 'start' | 'end'
  onClosed: () => void
  /** Where the focus goes. */
  onShown: (panel: HTMLElement) => void
}

/** A popover beside its button, which the browser closes on Escape and on a press elsewhere, giving the focus back. */
export function FloatingPanel({ anchor, align, onClosed, onShown, className, ...props }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const shown = useRef(onShown)

  useLayoutEffect(() => {
    const panel = ref.current
    if (!panel) return
    anchor.focus()
    const place = () => placeBeside(panel, anchor, align)
    panel.showPopover()
    place()
    shown.current(panel)
    const sizes = new ResizeObserver(place)
    sizes.observe(panel)
    addEventListener('resize', place)
    addEventListener('scroll', place, { passive: true })
    return () => {
      sizes.disconnect()
      removeEventListener('resize', place)
      removeEventListener('scroll', place)
    }
  }, [anchor, align])

  return (
    <div
      {...props}
      ref={ref}
      popover="auto"
      aria-label={anchor.getAttribute('aria-label') ?? props['aria-label']}
      onToggle={({ newState }) => newState === 'closed' && onClosed()}
      className={classNames(
        'fixed m-0 max-h-[calc(100dvh-5rem)] max-w-[min(24rem,calc(100%-1rem))] animate-appear overflow-y-auto rounded-card',
        'border border-line bg-surface-raised text-left font-normal whitespace-normal text-text shadow-float outline-none',
        className,
      )}
    />
  )
}
