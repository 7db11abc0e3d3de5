'use client'

import { useTable } from '@tanstack/react-table'
import { MailCheck } from 'lucide-react'
import { useState } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { NoMatch } from '#components/data-table/no-match.tsx'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { features, type ColumnLook } from '#components/data-table/table-features.ts'
import { useRowChange } from '#components/data-table/use-row-change.ts'
import { CancelInviteDialog } from '#components/invites/cancel-invite-dialog.tsx'
import { inviteColumns } from '#components/invites/invite-columns.tsx'
import { InviteListContext } from '#components/invites/invite-list-context.tsx'
import { inviteListHref } from '#components/invites/invite-list-url.ts'
import { InviteToolbar } from '#components/invites/invite-toolbar.tsx'
import { useNow } from '#components/shared/use-now.ts'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { toast } from '#components/ui/toast.ts'
import { resendInviteAction } from '#lib/invites/actions.ts'
import type { InviteList as Listed } from '#lib/invites/list-invites.ts'
import type { PublicInvite } from '#lib/invites/public-invite.ts'
import { invitesPerPage, type InviteQuery } from '#lib/invites/schema.ts'

type Props = Listed & { organization: string; query: InviteQuery; goesOut: boolean; now: Date }

export function InviteList(props: Props) {
  return (
    <ListNavigationProvider>
      <Invites {...props} />
    </ListNavigationProvider>
  )
}

function Invites({ organization, query, invites, matching, counts, goesOut, now: serverNow }: Props) {
  const now = useNow(serverNow)
  const { pending, refresh } = useListNavigation()
  const { busy, change } = useRowChange()
  const [asked, setAsked] = useState<PublicInvite | null>(null)
  const columns = inviteColumns
  const table = useTable({
    ...{ features, columns, data: invites, enableRowSelection: false },
    getRowId: ({ id }) => id,
  })
  const resend = (invite: PublicInvite) =>
    void change(
      invite.id,
      () => resendInviteAction(organization, invite.id),
      ({ mailed }) => {
        if (!mailed)
          return toast(`The mail to ${invite.invitee} has not gone out yet. Gatehouse keeps trying.`, {
            tone: 'danger',
          })
        toast(
          goesOut ? `Sent the invite of ${invite.invitee} again.` : `Made a new link for ${invite.invitee}.`,
        )
      },
    )
  const isPlain = query.q === '' && query.state === null
  if (matching === 0 && isPlain) {
    return (
      <div className="rounded-card border border-line bg-surface">
        <EmptyState icon={<MailCheck aria-hidden />} title="No invite is open." />
      </div>
    )
  }
  return (
    <InviteListContext value={{ now, resend, askToCancel: setAsked }}>
      <section aria-label="Invites" className="@container flex flex-col gap-3">
        <InviteToolbar organization={organization} query={query} counts={counts} />
        {matching === 0 ? (
          <NoMatch
            nothing={`No ${query.state ?? ''} invite`.replace('  ', ' ')}
            q={query.q}
            clearHref={inviteListHref(organization, query, { q: '', state: null })}
          />
        ) : (
          <>
            <DataTable
              table={table}
              caption="Invites"
              stale={pending}
              header={(look) => <Header organization={organization} query={query} look={look} />}
              ariaSort={({ sortKey }) => (sortKey ? ariaOrders[query.order] : undefined)}
              row={({ id, invitee, expiresAt }) => ({
                ...{ name: invitee, muted: expiresAt <= now, busy: busy.has(id) },
              })}
            />
            <Pagination
              page={query.page}
              pageSize={invitesPerPage}
              total={matching}
              href={(page) => inviteListHref(organization, query, { page })}
            />
          </>
        )}
        <p role="status" className="sr-only">
          {matching === 1 ? '1 invite' : `${matching} invites`}
        </p>
      </section>
      {asked && (
        <CancelInviteDialog
          organization={organization}
          invite={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null)
            refresh()
          }}
        />
      )}
    </InviteListContext>
  )
}

const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

type HeaderProps = { organization: string; query: InviteQuery; look: ColumnLook }

function Header({ organization, query, look: { label, sortKey } }: HeaderProps) {
  if (!label) return <span className="sr-only">Actions</span>
  if (!sortKey) return label
  const turned = query.order === 'asc' ? 'desc' : 'asc'
  return (
    <SortLink
      label={label}
      href={inviteListHref(organization, query, { order: turned })}
      order={query.order}
    />
  )
}
