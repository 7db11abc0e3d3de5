'use client'

import { Menu, X } from 'lucide-react'
import { useState } from 'react'
import { NavLink } from '#components/frame/nav-link.tsx'
import { accountLinks, mainLinks } from '#components/frame/navigation.ts'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Modal } from '#components/ui/modal.tsx'

/** Where there is no room at the side, the navigation is a sheet from the left. */
export function NavigationSheet() {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <button
        type="button"
        aria-label="Navigation"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className={classNames(buttonClass('quiet', 'icon'), '-ml-1 lg:hidden')}
      >
        <Menu aria-hidden className="size-5" />
      </button>
      {open && (
        <Modal
          onClose={close}
          dismissible
          aria-label="Navigation"
          className="m-0 h-dvh max-h-none w-72 max-w-[85vw] animate-slide flex-col gap-6 overflow-y-auto border-r border-line p-4 shadow-float open:flex"
        >
          <div className="flex items-center justify-between">
            <p className="pl-3 font-semibold">Gatehouse</p>
            <button type="button" aria-label="Close" onClick={close} className={buttonClass('quiet', 'icon')}>
              <X aria-hidden className="size-4" />
            </button>
          </div>
          <Links label="Main" links={mainLinks} onFollow={close} />
          <div>
            <p className="px-3 pb-1 text-sm font-medium">Account</p>
            <Links label="Account" links={accountLinks} onFollow={close} />
          </div>
        </Modal>
      )}
    </>
  )
}

type LinksProps = { label: string; links: { href: string; label: string }[]; onFollow: () => void }

function Links({ label, links, onFollow }: LinksProps) {
  return (
    <nav aria-label={label} className="flex flex-col gap-0.5">
      {links.map((link) => (
        <NavLink key={link.href} href={link.href} onClick={onFollow}>
          {link.label}
        </NavLink>
      ))}
    </nav>
  )
}
