'use client'

import type { ComponentProps } from 'react'
import { DataList } from '#components/data-table/data-list.tsx'
import { useLazyDialog } from '#components/shared/use-lazy-dialog.ts'
import { useSecrets } from '#components/shared/use-secrets.ts'
import type { AccountDialog, AccountQuestion } from '#components/site/account-dialog.tsx'
import { NewAccount } from '#components/site/new-account.tsx'
import { SetUpLinkDialog, type ShownLink } from '#components/site/set-up-link-dialog.tsx'
import { siteAccountsTable } from '#components/site/site-accounts-table.tsx'
import { paths } from '#lib/paths.ts'
import type { SiteAccountList as Listed } from '#lib/site-accounts/list-accounts.ts'
import type { SiteAccountQuery } from '#lib/site-accounts/schema.ts'

type DialogProps = ComponentProps<typeof AccountDialog>
type Props = Listed & { username: string; query: SiteAccountQuery; now: Date }

const load = async () => (await import('#components/site/account-dialog.tsx')).AccountDialog

export function SiteAccountList({ accounts, username, ...page }: Props) {
  const { Dialog, about, open: ask, close, prefetch } = useLazyDialog<DialogProps, AccountQuestion>(load)
  const [link, showLink] = useSecrets<ShownLink>()
  return (
    <DataList
      {...page}
      list={siteAccountsTable}
      path={paths.siteAccounts}
      rows={accounts}
      cells={{ username, ask, showLink }}
      onIntent={prefetch}
      action={<NewAccount showLink={showLink} />}
    >
      {Dialog && about && <Dialog question={about} onClose={close} />}
      {link && <SetUpLinkDialog {...link} onClose={() => showLink(null)} />}
    </DataList>
  )
}
