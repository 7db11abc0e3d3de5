import { NavLink } from '#components/frame/nav-link.tsx'
import type { Navigation } from '#components/frame/navigation.ts'

export function SideNavigation({ label, links }: Navigation) {
  return (
    <nav aria-label={label} className="top-8 flex flex-col gap-0.5 tall:sticky">
      <p className="px-3 pb-2 text-sm font-medium wrap-anywhere">
        <bdi>{label}</bdi>
      </p>
      {links.map(({ label, ...link }) => (
        <NavLink key={link.href} {...link}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
