'use client'

import { useId, useRef, type ComponentProps, type ReactNode } from 'react'
import { MenuPanel } from '#components/ui/menu-panel.tsx'
import { useOpening } from '#components/ui/use-opening.ts'

type Props = {
  /** Spread what it is given on a button: `{(trigger) => <Button {...trigger}>…</Button>}`. */
  trigger: (props: ComponentProps<'button'>) => ReactNode
  /** Which edge of the menu is in line with the button's. */
  align?: 'start' | 'end'
  children: ReactNode
}

/** A button that opens a menu. The items are in the page only while it is open. */
export function Menu({ trigger, align = 'end', children }: Props) {
  const id = useId()
  const { opening, open, closed } = useOpening<'first' | 'last'>()
  const pressedOpen = useRef(false)
  const anchor = useRef<HTMLElement | null>(null)

  return (
    <>
      {trigger({
        'aria-haspopup': 'menu',
        'aria-expanded': opening !== null,
        'aria-controls': opening ? id : undefined,
        // A press beside the open menu closes it; on the button it must not open it again.
        onPointerDown: () => (pressedOpen.current = opening !== null),
        onClick: ({ currentTarget, detail }) => {
          anchor.current = currentTarget
          if (!(detail > 0 && pressedOpen.current)) open('first')
        },
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          anchor.current = event.currentTarget
          open(event.key === 'ArrowDown' ? 'first' : 'last')
        },
      })}
      {opening && (
        <MenuPanel
          key={opening.key}
          id={id}
          anchor={anchor.current!}
          align={align}
          start={opening.how}
          onClosed={() => closed(opening.key)}
        >
          {children}
        </MenuPanel>
      )}
    </>
  )
}
