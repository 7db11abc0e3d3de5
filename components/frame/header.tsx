import { cookies, headers } from 'next/headers'
import { AvatarMenu } from '#components/frame/avatar-menu.tsx'
import { Bell } from '#components/frame/bell.tsx'
import { CommandButton } from '#components/frame/command-button.tsx'
import { lastOrganization, organizationCookie } from '#components/frame/last-organization.ts'
import { Logo } from '#components/frame/logo.tsx'
import { NavigationButton } from '#components/frame/navigation-button.tsx'
import { NavLinks } from '#components/frame/nav-links.tsx'
import { accountNavigation, mainLinks, type Navigation } from '#components/frame/navigation.ts'
import { Switcher } from '#components/frame/switcher.tsx'
import { themeCookie, themeOf } from '#components/frame/theme.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Link } from '#components/ui/link.tsx'
import type { AccountActor } from '#lib/authz/actor.ts'
import type { FrameContents } from '#lib/frame/get-frame.ts'
import { paths } from '#lib/paths.ts'

type Props = FrameContents & {
  actor: AccountActor
  current?: string
  side?: Navigation
}

export async function Header({ actor, organizations, notices, current, side = accountNavigation }: Props) {
  const { username, isSiteAdministrator = false } = actor
  const kept = await cookies()
  const theme = themeOf(kept.get(themeCookie)?.value)
  const organization = lastOrganization(organizations, current ?? kept.get(organizationCookie)?.value)
  const links = mainLinks(organization)
  const isApple = /Mac|iPhone|iPad/.test((await headers()).get('user-agent') ?? '')
  const choices = { username, organizations, ...(current && { current }) }
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex h-14 max-w-[1392px] items-center gap-2 px-4 md:px-6">
        <NavigationButton main={links} side={side} {...choices} />
        <Link
          href={paths.home}
          className="flex min-h-10 shrink-0 items-center gap-2 rounded-control font-semibold"
        >
          <Logo className="size-6 text-accent" />
          <span className="max-sm:sr-only">Gatehouse</span>
        </Link>
        <Switcher {...choices} />
        <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-3">
          <CommandButton place={{ organization, isSiteAdministrator }} isApple={isApple} />
          <NavLinks label="Main" links={links} className="hidden items-center gap-1 lg:flex" />
          <Bell notices={notices} now={new Date()} />
          <AvatarMenu username={username} theme={theme} isSiteAdministrator={isSiteAdministrator}>
            <Avatar name={username} kind="person" className="size-8 text-sm hover:border-line-control" />
          </AvatarMenu>
        </div>
      </div>
    </header>
  )
}
