'use client'

import { Search } from '@lucide/icons'
import { useTypedFilter } from '#components/data-table/use-typed-filter.ts'
import { Icon } from '#components/ui/icon.tsx'
import { Input } from '#components/ui/input.tsx'

type Props = { label: string; placeholder?: string; value: string; href: (text: string) => string }

/** Searches as one types. */
export function SearchInput({ label, placeholder = 'Search', value, href }: Props) {
  const { text, type, ask } = useTypedFilter(value, href)
  return (
    <div role="search" aria-label={label} className="relative min-w-0 flex-1">
      <Icon
        icon={Search}
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-text-muted"
      />
      <Input
        type="search"
        data-command="search"
        aria-label={label}
        placeholder={placeholder}
        maxLength={100}
        value={text}
        className="pl-9"
        onChange={({ target }) => type(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && ask(text)}
      />
    </div>
  )
}
