import { ArrowDown, ArrowUp } from '@lucide/icons'
import { FilterLink } from '#components/data-table/filter-link.tsx'
import { Icon } from '#components/ui/icon.tsx'

type Props = { label: string; href: string; order: 'asc' | 'desc' | undefined }

/** A column's header as a link that sorts by it, or reverses the order. */
export function SortLink({ label, href, order }: Props) {
  const arrow = order === 'asc' ? ArrowUp : ArrowDown
  return (
    <FilterLink
      href={href}
      className="group -mx-1 inline-flex min-h-8 items-center gap-1 rounded-sm px-1 hover:text-text"
    >
      {label}
      <Icon
        icon={arrow}
        className={order ? 'size-3.5 text-accent' : 'size-3.5 opacity-0 group-hover:opacity-60'}
      />
    </FilterLink>
  )
}
