import { cookies } from 'next/headers'
import Link from 'next/link'
import { AvatarMenu } from '#components/frame/avatar-menu.tsx'
import { Mark } from '#components/frame/mark.tsx'
import { NavLink } from '#components/frame/nav-link.tsx'
import { mainLinks } from '#components/frame/navigation.ts'
import { NavigationSheet } from '#components/frame/navigation-sheet.tsx'
import { themeCookie, themeOf } from '#components/frame/theme.ts'
import { paths } from '#lib/paths.ts'

export async function Header({ username }: { username: string }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value)
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-14 max-w-[1392px] items-center gap-2 px-4 md:px-6">
        <NavigationSheet />
        <Link href={paths.home} className="flex min-h-10 items-center gap-2 rounded-control font-semibold">
          <Mark className="size-6 text-accent" />
          Gatehouse
        </Link>
        <div className="ml-auto flex items-center gap-3">
          <nav aria-label="Main" className="hidden items-center gap-1 lg:flex">
            {mainLinks.map(({ href, label }) => (
              <NavLink key={href} href={href}>
                {label}
              </NavLink>
            ))}
          </nav>
          <AvatarMenu username={username} theme={theme} />
        </div>
      </div>
    </header>
  )
}
