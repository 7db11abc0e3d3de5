import { Check, Plus } from '@lucide/icons'
import type { ReactNode } from 'react'
import type { Choices } from '#components/frame/switcher.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import { MenuLabel, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { paths } from '#lib/paths.ts'

export function SwitcherItems({ username, organizations, current }: Choices) {
  return (
    <>
      <MenuLabel>Your account</MenuLabel>
      <Choice href={paths.security} chosen={!current}>
        <Avatar name={username} kind="person" />
        {username}
      </Choice>
      {organizations.length > 0 && (
        <>
          <MenuSeparator />
          <MenuLabel>Organizations</MenuLabel>
          {organizations.map(({ name, displayName }) => (
            <Choice key={name} href={paths.organization(name)} chosen={name === current}>
              <Avatar name={name} label={displayName} kind="organization" />
              <bdi className="truncate">{displayName}</bdi>
              {name !== displayName && (
                <span className="ml-auto max-w-1/2 truncate pl-2 text-xs text-text-muted">{name}</span>
              )}
            </Choice>
          ))}
        </>
      )}
      <MenuSeparator />
      <MenuLink href={paths.newOrganization}>
        <Icon icon={Plus} className="size-4 text-text-muted" /> New organization
      </MenuLink>
    </>
  )
}

type ChoiceProps = { href: string; chosen: boolean; children: ReactNode }

function Choice({ href, chosen, children }: ChoiceProps) {
  return (
    <MenuLink href={href} aria-current={chosen ? 'true' : undefined}>
      <Icon icon={Check} className={classNames('size-4 shrink-0 text-accent', !chosen && 'invisible')} />
      {children}
    </MenuLink>
  )
}
