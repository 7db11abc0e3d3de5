'use client'

import { X } from '@lucide/icons'
import { NavLinks } from '#components/frame/nav-links.tsx'
import type { Navigation, NavigationLink } from '#components/frame/navigation.ts'
import type { Choices } from '#components/frame/switcher.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { Modal } from '#components/ui/modal.tsx'
import { paths } from '#lib/paths.ts'

export type NavigationProps = Choices & { main: NavigationLink[]; side: Navigation }

/** The navigation, as a sheet from the left. */
export function NavigationSheet({
  main,
  side,
  username,
  organizations,
  onClose,
}: NavigationProps & { onClose: () => void }) {
  const switchTo = [
    { href: paths.security, label: username },
    ...organizations.map(({ name, displayName }) => ({ href: paths.organization(name), label: displayName })),
    { href: paths.newOrganization, label: 'New organization' },
  ]
  const list = { className: 'flex flex-col gap-0.5', onFollow: onClose }
  return (
    <Modal
      onClose={onClose}
      dismissible
      aria-label="Navigation"
      className="m-0 h-dvh max-h-none w-72 max-w-[85vw] animate-slide flex-col gap-6 overflow-y-auto border-r border-line p-4 shadow-float open:flex"
    >
      <div className="flex items-center justify-between">
        <p className="pl-3 font-semibold">Gatehouse</p>
        <button type="button" aria-label="Close" onClick={onClose} className={buttonClass('quiet', 'icon')}>
          <Icon icon={X} className="size-4" />
        </button>
      </div>
      <NavLinks label="Main" links={main} {...list} />
      <NavLinks {...side} titled {...list} />
      <NavLinks label="Switch to" titled links={switchTo} {...list} />
    </Modal>
  )
}
