'use client'

import { Check, ChevronsUpDown, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '#components/ui/avatar.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { MenuLabel, MenuLink, MenuSeparator } from '#components/ui/menu-item.tsx'
import { Menu } from '#components/ui/menu.tsx'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'
import { paths } from '#lib/paths.ts'

export type Choices = {
  username: string
  organizations: OwnOrganization[]
  /** The current organization's name; absent for the person's own account. */
  current?: string
}

/** Shows the current account or organization, and switches to another. */
export function Switcher({ username, organizations, current }: Choices) {
  const organization = organizations.find(({ name }) => name === current)
  const shown = organization?.displayName ?? username
  return (
    <Menu
      align="start"
      trigger={(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={`${shown}: switch organization`}
          className={classNames(buttonClass('secondary', 'small'), 'ml-1 max-w-64 min-w-0 shrink!')}
        >
          <Avatar
            name={organization?.name ?? username}
            label={shown}
            kind={organization ? 'organization' : 'person'}
            className="-ml-1 size-5 text-[0.5625rem]"
          />
          <bdi className="truncate">{shown}</bdi>
          <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-text-muted" />
        </button>
      )}
    >
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
        <Plus aria-hidden className="size-4 text-text-muted" /> New organization
      </MenuLink>
    </Menu>
  )
}

type ChoiceProps = { href: string; chosen: boolean; children: ReactNode }

function Choice({ href, chosen, children }: ChoiceProps) {
  return (
    <MenuLink href={href} aria-current={chosen ? 'true' : undefined}>
      <Check aria-hidden className={classNames('size-4 shrink-0 text-accent', !chosen && 'invisible')} />
      {children}
    </MenuLink>
  )
}
