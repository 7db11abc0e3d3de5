'use client'

import type { ComponentProps, ComponentType, KeyboardEvent, ReactNode } from 'react'
import { useFloating } from '#components/shared/use-floating.ts'

type Props<Items> = {
  /** Spread what it is given on a button: `{(trigger) => <Button {...trigger}>…</Button>}`. */
  trigger: (props: ComponentProps<'button'>) => ReactNode
  /** Which edge of the menu is in line with the button's. */
  align?: 'start' | 'end'
  /** Fetches the component of the items, which takes `items`. */
  load: () => Promise<ComponentType<Items>>
  items: Items
}

/** A button that opens a menu. The items are in the page, and their code in the browser, only once they are wanted. */
export function Menu<Items extends object>({ trigger, align = 'end', load, items }: Props<Items>) {
  const { id, opened, openFrom, button, closed } = useFloating(async () => {
    const [{ MenuPanel }, Items] = await Promise.all([import('#components/ui/menu-panel.tsx'), load()])
    return { MenuPanel, Items }
  })

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    openFrom(event.currentTarget, event.key === 'ArrowDown' ? 'first' : 'last')
  }

  return (
    <>
      {trigger({ ...button, 'aria-haspopup': 'menu', onKeyDown })}
      {opened && (
        <opened.code.MenuPanel
          key={opened.key}
          id={id}
          anchor={opened.anchor}
          align={align}
          start={opened.start}
          onClosed={() => closed(opened.key)}
        >
          <opened.code.Items {...items} />
        </opened.code.MenuPanel>
      )}
    </>
  )
}
