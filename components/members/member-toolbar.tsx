'use client'

import { FilterChips } from '#components/data-table/filter-chips.tsx'
import { OrderSelect } from '#components/data-table/order-select.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { memberListHref } from '#components/members/member-list-url.ts'
import { roleWords } from '#components/members/role-words.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { roles, type Role } from '#lib/scopes/organization-permissions.ts'
import type { MemberQuery } from '#lib/members/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; query: MemberQuery; counts: Record<Role, number>; canEdit: boolean }

/** How many are in each role, as filters; search, and the way to new members. */
export function MemberToolbar({ organization, query, counts, canEdit }: Props) {
  const href = (change: Partial<MemberQuery>) => memberListHref(organization, query, change)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FilterChips
          label="Role"
          values={roles}
          chosen={query.role}
          counts={counts}
          wordOf={(role, count) => roleWords[role][count === 1 ? 'one' : 'many']}
          href={(role) => href({ role })}
        />
        <div className="order-3 flex w-full min-w-0 @4xl:order-2 @4xl:w-auto @4xl:flex-1">
          <SearchInput label="Search members" value={query.q} href={(q) => href({ q })} />
        </div>
        {canEdit && (
          <LinkButton
            href={paths.invites(organization)}
            look="primary"
            className="order-2 max-sm:order-4 max-sm:w-full @4xl:order-3"
          >
            Invite people
          </LinkButton>
        )}
      </div>
      <div className="ml-auto w-48 @2xl:hidden">
        <OrderSelect now={query} orders={orders} href={href} />
      </div>
    </>
  )
}

const orders = [
  { sort: 'username', order: 'asc', label: 'Name, A to Z' },
  { sort: 'username', order: 'desc', label: 'Name, Z to A' },
  { sort: 'role', order: 'desc', label: 'Owners first' },
  { sort: 'role', order: 'asc', label: 'Owners last' },
  { sort: 'joined', order: 'desc', label: 'Newest first' },
  { sort: 'joined', order: 'asc', label: 'Oldest first' },
] as const
