'use client'

import { Menu as MenuIcon, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { NavLink } from '#components/frame/nav-link.tsx'
import { accountLinks, mainLinks } from '#components/frame/navigation.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { overlayClass } from '#components/ui/dialog.tsx'

/** On a phone the navigation is a sheet from the left. */
export function NavigationSheet() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        aria-label="Navigation"
        className={classNames(buttonClass('quiet', 'icon'), '-ml-1 lg:hidden')}
      >
        <MenuIcon aria-hidden className="size-5" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={overlayClass} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col gap-6 overflow-y-auto border-r border-line bg-surface-raised p-4 shadow-float data-[state=open]:animate-slide"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="pl-3 font-semibold">Gatehouse</Dialog.Title>
            <Dialog.Close aria-label="Close" className={buttonClass('quiet', 'icon')}>
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <nav aria-label="Main" className="flex flex-col gap-0.5">
            {mainLinks.map(({ href, label }) => (
              <NavLink key={href} href={href} onClick={close}>
                {label}
              </NavLink>
            ))}
          </nav>
          <nav aria-label="Account" className="flex flex-col gap-0.5">
            <p className="px-3 pb-1 text-sm font-medium">Account</p>
            {accountLinks.map(({ href, label }) => (
              <NavLink key={href} href={href} onClick={close}>
                {label}
              </NavLink>
            ))}
          </nav>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
