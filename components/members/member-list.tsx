'use client'

import { useTable } from '@tanstack/react-table'
import { useState } from 'react'
import { DataTable } from '#components/data-table/data-table.tsx'
import { ListNavigationProvider, useListNavigation } from '#components/data-table/list-navigation.tsx'
import { NoMatch } from '#components/data-table/no-match.tsx'
import { SortLink } from '#components/data-table/sort-link.tsx'
import { features, type ColumnLook } from '#components/data-table/table-features.ts'
import { useRowChange } from '#components/data-table/use-row-change.ts'
import { memberColumns } from '#components/members/member-columns.tsx'
import { MemberDialog } from '#components/members/member-dialog.tsx'
import { MemberListContext, type MemberQuestion } from '#components/members/member-list-context.tsx'
import { memberListHref, memberSortHref } from '#components/members/member-list-url.ts'
import { MemberToolbar } from '#components/members/member-toolbar.tsx'
import { roleWords } from '#components/members/role-words.ts'
import { useNow } from '#components/shared/use-now.ts'
import { Pagination } from '#components/ui/pagination.tsx'
import { toast } from '#components/ui/toast.ts'
import { changeRoleAction } from '#lib/members/actions.ts'
import type { MemberList as Listed } from '#lib/members/list-members.ts'
import type { MemberQuery } from '#lib/members/schema.ts'

type Props = Listed & {
  organization: string
  username: string
  query: MemberQuery
  pageSize: number
  now: Date
}

export function MemberList(props: Props) {
  return (
    <ListNavigationProvider>
      <Members {...props} />
    </ListNavigationProvider>
  )
}

function Members({
  organization,
  username,
  query,
  members,
  matching,
  counts,
  canEdit,
  pageSize,
  now: serverNow,
}: Props) {
  const now = useNow(serverNow)
  const { pending, refresh } = useListNavigation()
  const { busy, change } = useRowChange()
  const [question, setQuestion] = useState<MemberQuestion | null>(null)
  const columns = memberColumns
  const table = useTable({
    features,
    columns,
    data: members,
    getRowId: ({ id }) => id,
    enableRowSelection: false,
  })
  const list = {
    ...{ now, username, canEdit, ask: setQuestion },
    changeRole: (member: (typeof members)[number], role: MemberQuery['role'] & string) =>
      void change(
        member.id,
        () => changeRoleAction(organization, { username: member.username, role }),
        () => toast(`${member.username} is ${roleWords[role].a} now.`),
      ),
  }
  return (
    <MemberListContext value={list}>
      <section aria-label="Members" className="@container flex flex-col gap-3">
        <MemberToolbar organization={organization} query={query} counts={counts} canEdit={canEdit} />
        {matching === 0 ? (
          <NoMatch
            nothing={`No ${query.role ?? 'member'}`}
            q={query.q}
            clearHref={memberListHref(organization, query, { q: '', role: null })}
          />
        ) : (
          <>
            <DataTable
              table={table}
              caption="Members"
              stale={pending}
              header={(look) => <Header organization={organization} query={query} look={look} />}
              ariaSort={({ sortKey }) => (sortKey === query.sort ? ariaOrders[query.order] : undefined)}
              row={({ id, username }) => ({ name: username, muted: false, busy: busy.has(id) })}
            />
            <Pagination
              page={query.page}
              pageSize={pageSize}
              total={matching}
              href={(page) => memberListHref(organization, query, { page })}
            />
          </>
        )}
        <p role="status" className="sr-only">
          {matching === 1 ? '1 member' : `${matching} members`}
        </p>
      </section>
      {question && (
        <MemberDialog
          organization={organization}
          question={question}
          onClose={() => setQuestion(null)}
          onDone={() => {
            setQuestion(null)
            refresh()
          }}
        />
      )}
    </MemberListContext>
  )
}

const ariaOrders = { asc: 'ascending', desc: 'descending' } as const

type HeaderProps = { organization: string; query: MemberQuery; look: ColumnLook }

function Header({ organization, query, look: { label, sortKey } }: HeaderProps) {
  if (!label) return <span className="sr-only">Actions</span>
  if (!sortKey) return label
  const sort = sortKey as MemberQuery['sort']
  const order = query.sort === sort ? query.order : null
  return <SortLink label={label} href={memberSortHref(organization, query, sort)} order={order} />
}
