import { ChevronsUpDown } from '@lucide/icons'
import { HeaderMenu } from '#components/frame/header-menu.tsx'
import { Avatar } from '#components/ui/avatar.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { OwnOrganization } from '#lib/organizations/list-organizations.ts'

export type Choices = {
  username: string
  organizations: OwnOrganization[]
  /** The current organization's name; absent for the person's own account. */
  current?: string
}

/** Shows the current account or organization, and switches to another. */
export function Switcher(choices: Choices) {
  const { username, organizations, current } = choices
  const organization = organizations.find(({ name }) => name === current)
  const shown = organization?.displayName ?? username
  return (
    <HeaderMenu
      opens="switcher"
      items={choices}
      label={`${shown}: switch organization`}
      align="start"
      className={classNames(buttonClass('secondary', 'small'), 'ml-1 max-w-64 min-w-0 shrink!')}
    >
      <Avatar
        name={organization?.name ?? username}
        label={shown}
        kind={organization ? 'organization' : 'person'}
        className="-ml-1 size-5 text-[0.5625rem]"
      />
      <bdi className="truncate">{shown}</bdi>
      <Icon icon={ChevronsUpDown} className="size-3.5 shrink-0 text-text-muted" />
    </HeaderMenu>
  )
}
