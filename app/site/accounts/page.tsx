import type { Metadata } from 'next'
import { NoMailServer } from '#components/accounts/no-mail-server.tsx'
import { SiteAccountList } from '#components/site/site-account-list.tsx'
import { requireActor } from '#lib/auth/current-actor.ts'
import { env } from '#lib/env.ts'
import { parse } from '#lib/parse.ts'
import { listAccounts } from '#lib/site-accounts/list-accounts.ts'
import { siteAccountQuerySchema } from '#lib/site-accounts/schema.ts'

export const metadata: Metadata = { title: 'Accounts' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SiteAccountsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const query = parse(siteAccountQuerySchema, await searchParams)
  const list = await listAccounts(actor, query)
  return (
    <>
      {!env.SMTP_URL && <NoMailServer isSiteAdministrator className="mb-4" />}
      <SiteAccountList
        {...list}
        username={actor.username}
        query={{ ...query, page: list.page }}
        now={new Date()}
      />
    </>
  )
}
