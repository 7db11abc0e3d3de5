import { NavLink } from '#components/frame/nav-link.tsx'
import { accountLinks } from '#components/frame/navigation.ts'

export function AccountNavigation() {
  return (
    <nav aria-label="Account" className="sticky top-8 flex flex-col gap-0.5">
      <p className="px-3 pb-2 text-sm font-medium">Account</p>
      {accountLinks.map(({ href, label }) => (
        <NavLink key={href} href={href}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
