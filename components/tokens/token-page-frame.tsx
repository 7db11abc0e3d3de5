import type { ReactNode } from 'react'
import { TokenActions } from '#components/tokens/token-actions.tsx'
import { tokenAreas } from '#components/tokens/token-labels.ts'
import { TokenStatusLabel } from '#components/tokens/token-status-label.tsx'
import { BackLink } from '#components/ui/back-link.tsx'
import { PageHeader } from '#components/ui/page-header.tsx'
import { TabLinks } from '#components/ui/tab-links.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Owner } from '#lib/owners.ts'
import { tokenPaths } from '#lib/token-paths.ts'
import type { Deletion } from '#lib/tokens/archived-token.ts'
import type { TokenPage } from '#lib/tokens/get-token-page.ts'
import { nameOf } from '#lib/tokens/name-of.ts'

type Props = {
  owner: Owner
  page: TokenPage
  tab: 'page' | 'access' | 'activity'
  now: Date
  children: ReactNode
}

/** What the pages about one token have in common: its name, what can be done to it, and the way between them. */
export function TokenPageFrame({
  owner,
  page: { token, deletion, canReactivate },
  tab,
  now,
  children,
}: Props) {
  const paths = tokenPaths(owner)
  return (
    <>
      <PageHeader
        back={<BackLink href={paths.list}>{tokenAreas[owner.kind]}</BackLink>}
        title={
          <span dir="auto" className="wrap-anywhere">
            {nameOf(token)}
          </span>
        }
        description={
          deletion ? <DeletedLabel {...deletion} now={now} /> : <TokenStatusLabel status={token.status} />
        }
        actions={<TokenActions {...{ owner, token, canReactivate, now }} isDeleted={deletion !== null} />}
      />
      <TabLinks
        label="Access token"
        current={paths[tab](token.id)}
        links={[
          { href: paths.page(token.id), label: 'Overview' },
          { href: paths.access(token.id), label: 'Access' },
          { href: paths.activity(token.id), label: 'Activity' },
        ]}
      />
      {children}
    </>
  )
}

/** "Deleted 3 days ago by demo" */
function DeletedLabel({ at, by, now }: Deletion & { now: Date }) {
  return (
    <>
      <Time at={at} now={now} prefix="Deleted " />
      {by !== null && (
        <>
          {' '}
          by <bdi>{by}</bdi>
        </>
      )}
    </>
  )
}
