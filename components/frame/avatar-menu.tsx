'use client'

import { unstable_rethrow as rethrowNavigation } from 'next/navigation'
import { useState, useTransition, type ReactNode } from 'react'
import { themeCookie, themeOf, type Theme } from '#components/frame/theme.ts'
import { Menu } from '#components/shared/menu.tsx'
import { toast } from '#components/ui/toast.ts'
import { signOutAction } from '#lib/auth/actions.ts'

type Props = {
  username: string
  theme: Theme
  isSiteAdministrator: boolean
  /** The person's avatar. */
  children: ReactNode
}

const load = async () => (await import('#components/frame/avatar-menu-items.tsx')).AvatarMenuItems

export function AvatarMenu({ username, theme: chosen, isSiteAdministrator, children }: Props) {
  const [theme, setTheme] = useState(chosen)
  const [, startSigningOut] = useTransition()

  function chooseTheme(value: string) {
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
          {children}
        </button>
      )}
      load={load}
      items={{ username, isSiteAdministrator, theme, chooseTheme, signOut: () => startSigningOut(signOut) }}
    />
  )
}
