'use client'

import { LogOut, Settings, ShieldCheck } from 'lucide-react'
import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import { useState, useTransition } from 'react'
import { themeCookie, themeOf, themes, type Theme } from '#components/frame/theme.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { MenuChoice, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import { signOutAction } from '#lib/auth/actions.ts'
import { paths } from '#lib/paths.ts'

type Props = { username: string; theme: Theme; isSiteAdministrator: boolean }

export function AvatarMenu({ username, theme: chosen, isSiteAdministrator }: Props) {
  const [theme, setTheme] = useState(chosen)
  const [, startSigningOut] = useTransition()

  function choose(value: string) {
    const next = themeOf(value)
    setTheme(next)
    document.documentElement.dataset.theme = next
    document.cookie = `${themeCookie}=${next}; path=/; max-age=31536000; samesite=lax`
  }

  async function signOut() {
    try {
      await signOutAction()
    } catch (error) {
      rethrowNavigation(error)
      toast("You are still signed in: Gatehouse can't be reached.", { tone: 'danger' })
    }
  }

  return (
    <Menu
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={`Account menu of ${username}`}
          className="grid size-8 place-content-center rounded-full pointer-coarse:size-10"
        >
          <Avatar name={username} kind="person" className="size-8 text-sm hover:border-line-control" />
        </button>
      )}
    >
      <MenuLabel>
        Signed in as <span className="font-medium text-text">{username}</span>
      </MenuLabel>
      <MenuLink href={paths.security}>
        <Settings aria-hidden className="size-4 text-text-muted" /> Account settings
      </MenuLink>
      {isSiteAdministrator && (
        <MenuLink href={paths.siteOrganizations}>
          <ShieldCheck aria-hidden className="size-4 text-text-muted" /> Site administration
        </MenuLink>
      )}
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} onChange={choose} options={[...themes]} />
      <MenuSeparator />
      <MenuItem onClick={() => startSigningOut(signOut)}>
        <LogOut aria-hidden className="size-4 text-text-muted" /> Sign out
      </MenuItem>
    </Menu>
  )
}
