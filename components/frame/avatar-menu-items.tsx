import { LogOut, Settings, ShieldCheck } from '@lucide/icons'
import { themes, type Theme } from '#components/frame/theme.ts'
import { leave } from '#components/shared/leave-guard.ts'
import { Icon } from '#components/ui/icon.tsx'
import { MenuChoice, MenuItem, MenuLabel, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { paths } from '#lib/paths.ts'

type Props = {
  username: string
  isSiteAdministrator: boolean
  theme: Theme
  chooseTheme: (value: string) => void
  signOut: () => void
}

export function AvatarMenuItems({ username, isSiteAdministrator, theme, chooseTheme, signOut }: Props) {
  return (
    <>
      <MenuLabel>
        Signed in as <span className="font-medium text-text">{username}</span>
      </MenuLabel>
      <MenuLink href={paths.security}>
        <Icon icon={Settings} className="size-4 text-text-muted" /> Account settings
      </MenuLink>
      {isSiteAdministrator && (
        <MenuLink href={paths.siteOrganizations}>
          <Icon icon={ShieldCheck} className="size-4 text-text-muted" /> Site administration
        </MenuLink>
      )}
      <MenuSeparator />
      <MenuChoice label="Theme" value={theme} onChange={chooseTheme} options={[...themes]} />
      <MenuSeparator />
      <MenuItem onClick={() => leave(signOut)}>
        <Icon icon={LogOut} className="size-4 text-text-muted" /> Sign out
      </MenuItem>
    </>
  )
}
