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

/** Filters and bar share one cell of a grid, so that neither moves what stands below. */
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
      <div className="grid items-start [&>*]:col-start-1 [&>*]:row-start-1">
        <div className={classNames('flex flex-wrap gap-2', selected > 0 && 'invisible')}>
          <div className="min-w-0 flex-1 max-sm:basis-full">
            <TokenFilters query={query} counts={counts} />
          </div>
          <LinkButton href={paths.newToken} look="primary" className="max-sm:w-full">
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
