'use client'

import { Menu } from '@lucide/icons'
import type { NavigationProps } from '#components/frame/navigation-sheet.tsx'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'

const load = async () => (await import('#components/frame/navigation-sheet.tsx')).NavigationSheet

/** Opens the navigation where it is narrow. */
export function NavigationButton(props: NavigationProps) {
  const { Dialog, open, close, prefetch } = useLazyDialog(load)
  return (
    <>
      <button
        type="button"
        aria-label="Navigation"
        aria-haspopup="dialog"
        onPointerEnter={prefetch}
        onFocus={prefetch}
        onClick={() => open(true)}
        className={classNames(buttonClass('quiet', 'icon'), '-ml-1 lg:hidden')}
      >
        <Icon icon={Menu} className="size-5" />
      </button>
      {Dialog && <Dialog {...props} onClose={close} />}
    </>
  )
}
