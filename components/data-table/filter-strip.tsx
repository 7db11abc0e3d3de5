'use client'

import { TriangleAlert, X } from '@lucide/icons'
import type { CountedFilter } from '#components/data-table/filter-chips.tsx'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { labelOf } from '#components/data-table/list-definition.ts'
import { stripClass } from '#components/data-table/strip-class.ts'
import { classNames } from '#components/ui/class-names.ts'
import { Icon } from '#components/ui/icon.tsx'

const number = new Intl.NumberFormat('en')

/** "2 expire this week · 3 never used": links that turn that filter on and off. */
export function FilterStrip({ label, labels, chosen, counts, href }: CountedFilter) {
  const shown = Object.entries(labels).filter(([value]) => counts[value] || value === chosen)
  if (shown.length === 0) return <div className={stripClass} />
  return (
    <div
      role="group"
      aria-label={label}
      className={classNames(stripClass, 'flex items-center gap-2 text-sm')}
    >
      <Icon icon={TriangleAlert} className="size-4 shrink-0 text-warning max-sm:hidden" />
      <div className="flex flex-wrap items-center gap-x-1 max-sm:-ml-1 max-sm:gap-x-0">
        {shown.map(([value, word], at) => (
          <span key={value} className="flex items-center gap-x-1 max-sm:gap-x-0">
            <FilterLink
              href={href(value === chosen ? null : value)}
              aria-current={value === chosen ? 'true' : undefined}
              className="group flex min-h-6 items-center pointer-coarse:min-h-10"
            >
              <span className={linkClass}>
                <span className="tabular-nums">
                  {number.format(counts[value] ?? 0)} {labelOf(word, counts[value])}
                </span>
                {value === chosen && <Icon icon={X} className="size-3.5" />}
              </span>
            </FilterLink>
            {at < shown.length - 1 && (
              <span aria-hidden className="text-text-muted">
                ·
              </span>
            )}
          </span>
        ))}
      </div>
    </div>
  )
}

const linkClass = classNames(
  'inline-flex items-center gap-1 rounded-control px-1 underline decoration-line-control underline-offset-4 group-hover:decoration-current',
  'group-aria-[current]:bg-accent-soft group-aria-[current]:font-medium group-aria-[current]:no-underline',
)
