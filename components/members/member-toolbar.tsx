'use client'

import { filterChipClass } from '#components/data-table/filter-chip.ts'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { OrderSelect } from '#components/data-table/order-select.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { memberListHref } from '#components/members/member-list-url.ts'
import { roleWords } from '#components/members/role-words.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { roles, type Role } from '#lib/authz/organization-permissions.ts'
import type { MemberQuery } from '#lib/members/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { organization: string; query: MemberQuery; counts: Record<Role, number>; canEdit: boolean }

const number = new Intl.NumberFormat('en')

/** How many are in each role, as filters; search, and the way to new members. */
export function MemberToolbar({ organization, query, counts, canEdit }: Props) {
  const href = (change: Partial<MemberQuery>) => memberListHref(organization, query, change)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div role="group" aria-label="Role" className="order-1 flex gap-1 max-sm:w-full">
          {roles.map((role) => {
            const chosen = query.role === role
            return (
              <FilterLink
                key={role}
                href={href({ role: chosen ? null : role })}
                aria-current={chosen ? 'true' : undefined}
                className={filterChipClass}
              >
                <span className="font-medium tabular-nums">{number.format(counts[role])}</span>
                {counts[role] === 1 ? roleWords[role].one : roleWords[role].many}
              </FilterLink>
            )
          })}
        </div>
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
  { sort: 'joined', order: 'desc', label: 'Joined last first' },
  { sort: 'joined', order: 'asc', label: 'Joined first first' },
] as const
