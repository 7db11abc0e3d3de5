'use client'

import { useListNavigation } from '#components/data-table/list-navigation.tsx'
import { OrderSelect } from '#components/data-table/order-select.tsx'
import { SearchInput } from '#components/data-table/search-input.tsx'
import { newRepositoryHref, repositoryListHref } from '#components/repositories/repository-list-url.ts'
import { visibilityWords } from '#components/repositories/visibility-words.tsx'
import { FilterChips } from '#components/data-table/filter-chips.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Select } from '#components/ui/select.tsx'
import type { RepositoryQuery } from '#lib/repositories/schema.ts'

type Props = {
  query: RepositoryQuery
  counts: { mine: number; others: number } | null
  namespace: string | null
  canCreate: boolean
}

const ownerWords = { mine: 'Mine', others: 'Of others' }

/** How many repositories are one's own and others', as filters; visibility, search, and the way to a new one. */
export function RepositoryToolbar({ query, counts, namespace, canCreate }: Props) {
  const { go } = useListNavigation()
  const href = (change: Partial<RepositoryQuery>) => repositoryListHref(query, change, namespace)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {counts && (
          <FilterChips
            label="Owner"
            values={['mine', 'others']}
            chosen={query.owner}
            counts={counts}
            wordOf={(owner) => ownerWords[owner]}
            href={(owner) => href({ owner })}
          />
        )}
        <div
          className={classNames(
            'flex min-w-0 gap-2',
            counts ? 'order-3 w-full @4xl:w-auto @4xl:flex-1' : 'flex-1 max-sm:w-full max-sm:flex-none',
          )}
        >
          <Select
            aria-label="Visibility"
            className="w-44 shrink-0 pointer-coarse:w-48"
            value={query.visibility ?? ''}
            onChange={({ target }) => {
              const visibility = (target.value || null) as RepositoryQuery['visibility']
              go(href({ visibility }))
            }}
          >
            <option value="">Public and private</option>
            <option value="public">{visibilityWords.public}</option>
            <option value="private">{visibilityWords.private}</option>
          </Select>
          <SearchInput label="Search repositories" value={query.q} href={(q) => href({ q })} />
        </div>
        {canCreate && (
          <LinkButton
            href={newRepositoryHref(namespace)}
            look="primary"
            className="order-2 max-sm:order-4 max-sm:w-full @4xl:order-4"
          >
            New repository
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
  { sort: 'name', order: 'asc', label: 'Name, A to Z' },
  { sort: 'name', order: 'desc', label: 'Name, Z to A' },
  { sort: 'pushed', order: 'desc', label: 'Last pushed first' },
  { sort: 'pushed', order: 'asc', label: 'Longest without a push first' },
  { sort: 'pulled', order: 'desc', label: 'Last pulled first' },
  { sort: 'pulled', order: 'asc', label: 'Longest without a pull first' },
  { sort: 'created', order: 'desc', label: 'Newest first' },
  { sort: 'created', order: 'asc', label: 'Oldest first' },
] as const
