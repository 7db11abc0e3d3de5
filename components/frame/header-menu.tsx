'use client'

import type { ComponentProps, ComponentType, ReactNode } from 'react'
import type { BellItems } from '#components/frame/bell-items.tsx'
import type { SwitcherItems } from '#components/frame/switcher-items.tsx'
import { Menu } from '#components/shared/menu.tsx'

type Menus = { bell: ComponentProps<typeof BellItems>; switcher: ComponentProps<typeof SwitcherItems> }

const loads: { [Name in keyof Menus]: () => Promise<ComponentType<Menus[Name]>> } = {
  bell: async () => (await import('#components/frame/bell-items.tsx')).BellItems,
  switcher: async () => (await import('#components/frame/switcher-items.tsx')).SwitcherItems,
}

type Props<Name extends keyof Menus> = {
  opens: Name
  items: Menus[Name]
  label: string
  align?: 'start' | 'end'
  className: string
  children: ReactNode
}

/** A button of the header that opens a menu; what it shows comes from the server. */
export function HeaderMenu<Name extends keyof Menus>(props: Props<Name>) {
  const { opens, items, label, align = 'end', className, children } = props
  return (
    <Menu
      align={align}
      trigger={(trigger) => (
        <button {...trigger} type="button" aria-label={label} className={className}>
          {children}
        </button>
      )}
      load={loads[opens]}
      items={items}
    />
  )
}
