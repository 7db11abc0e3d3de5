'use client'

import { Ellipsis } from '@lucide/icons'
import type { ComponentType } from 'react'
import { Menu } from '#components/shared/menu.tsx'
import { Button } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props<Items> = {
  /** What the row is called. */
  name: string
  /** Fetches the component of the items, which takes `items`. */
  load: () => Promise<ComponentType<Items>>
  items: Items
}

/** What can be done to one row of a list. */
export function RowMenu<Items extends object>({ name, load, items }: Props<Items>) {
  return (
    <Menu
      trigger={(trigger) => (
        <Button {...trigger} look="quiet" size="icon" aria-label={`Actions for ${name}`}>
          <Icon icon={Ellipsis} className="size-4" />
        </Button>
      )}
      load={load}
      items={items}
    />
  )
}
