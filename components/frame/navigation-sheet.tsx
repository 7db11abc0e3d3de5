'use client'

import { X } from '@lucide/icons'
import { NavLink } from '#components/frame/nav-link.tsx'
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
      <Links label="Main" links={main} onFollow={onClose} />
      <Links {...side} titled onFollow={onClose} />
      <Links label="Switch to" titled links={switchTo} onFollow={onClose} />
    </Modal>
  )
}

type LinksProps = Navigation & { titled?: boolean; onFollow: () => void }

function Links({ label, links, titled = false, onFollow }: LinksProps) {
  return (
    <nav aria-label={label} className="flex flex-col gap-0.5">
      {titled && (
        <p className="px-3 pb-1 text-sm font-medium wrap-anywhere">
          <bdi>{label}</bdi>
        </p>
      )}
      {links.map(({ label, ...link }) => (
        <NavLink key={link.href} {...link} onClick={onFollow}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
