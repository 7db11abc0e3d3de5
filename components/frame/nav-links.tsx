'use client'

import { NavLink } from '#components/frame/nav-link.tsx'
import type { Navigation } from '#components/frame/navigation.ts'

type Props = Navigation & { titled?: boolean; className: string; onFollow?: () => void }

/** A list of navigation links, with its label above it where it is `titled`. */
export function NavLinks({ label, links, titled, className, onFollow }: Props) {
  return (
    <nav aria-label={label} className={className}>
      {titled && (
        <p className="px-3 pb-2 text-sm font-medium wrap-anywhere">
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
