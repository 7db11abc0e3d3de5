'use client'

import { SelectionBar } from '#components/tokens/selection-bar.tsx'
import { TokenFilters } from '#components/tokens/token-filters.tsx'
import { TokenSortSelect } from '#components/tokens/token-sort-select.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { LinkButton } from '#components/ui/link-button.tsx'
import { paths } from '#lib/paths.ts'
import type { TokenQuery } from '#lib/tokens/schema.ts'
import type { TokenStatus } from '#lib/tokens/status.ts'

type Props = {
  query: TokenQuery
  counts: Record<TokenStatus, number>
  selected: number
  allSelected: boolean
  onSelectAll: (event: unknown) => void
  onDelete: () => void
  onClear: () => void
}

/**
 * Filters and bar share one cell of a grid, so that neither moves what stands below. The bar stays in view while one
 * scrolls; on a phone it stands at the bottom edge.
 */
export function TokenToolbar({
  query,
  counts,
  selected,
  allSelected,
  onSelectAll,
  onDelete,
  onClear,
}: Props) {
  return (
    <>
      <div
        className={classNames(
          'grid items-start',
          selected > 0 && 'z-10 bg-background py-2 -my-2 sm:sticky sm:top-0',
        )}
      >
        <div className={classNames(toolbarClass, 'col-start-1 row-start-1', selected > 0 && 'sm:invisible')}>
          <TokenFilters query={query} counts={counts} />
          <LinkButton
            href={paths.newToken}
            look="primary"
            className="order-2 max-sm:order-4 max-sm:w-full @4xl:order-4"
          >
            New Access Token
          </LinkButton>
        </div>
        {selected > 0 && <SelectionBar count={selected} onDelete={onDelete} onClear={onClear} />}
      </div>
      <div className="flex items-center justify-between gap-4 @2xl:hidden">
        <label className="flex min-h-10 cursor-pointer items-center gap-3 pl-4">
          <Checkbox checked={allSelected} onChange={onSelectAll} />
          Select all
        </label>
        <div className="w-48">
          <TokenSortSelect query={query} />
        </div>
      </div>
    </>
  )
}

/** One row where there is room for it, else two, and three on a phone. */
const toolbarClass = 'flex flex-wrap items-center justify-between gap-2'
