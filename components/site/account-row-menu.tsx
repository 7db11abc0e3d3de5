'use client'

import { RowMenu } from '#components/data-table/row-menu.tsx'
import type { AccountQuestion } from '#components/site/account-dialog.tsx'
import type { ShownLink } from '#components/site/set-up-link-dialog.tsx'
import type { SiteAccount } from '#lib/site-accounts/list-accounts.ts'

export type AccountMenu = {
  account: SiteAccount
  username: string
  ask: (question: AccountQuestion) => void
  showLink: (link: ShownLink) => void
}

const load = async () => (await import('#components/site/account-row-menu-items.tsx')).AccountRowMenuItems

/** One's own account is managed under Account settings. */
export function AccountRowMenu({ username, ...items }: AccountMenu) {
  if (items.account.username === username) return null
  return <RowMenu name={items.account.username} load={load} items={items} />
}
