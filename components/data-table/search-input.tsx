'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useListNavigation } from '#components/data-table/list-navigation.tsx'
import { Input } from '#components/ui/input.tsx'

type Props = { label: string; value: string; href: (text: string) => string }

const waitForMore = 250

/** Searches as one types. The first letter makes an entry in the history, so that Back undoes the search. */
export function SearchInput({ label, value, href }: Props) {
  const { go, pending } = useListNavigation()
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState(value)
  const timer = useRef(0)

  // The address changed by other means: Back, or "Clear filters".
  if (value !== asked && !pending) {
    setAsked(value)
    setText(value)
  }

  useEffect(() => () => clearTimeout(timer.current), [])

  function ask(next: string) {
    if (next.trim() === asked) return
    setAsked(next.trim())
    go(href(next.trim()), asked !== '')
  }

  return (
    <div role="search" className="relative min-w-0 flex-1">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder="Search"
        maxLength={100}
        value={text}
        className="pl-9"
        onChange={({ target }) => {
          setText(target.value)
          clearTimeout(timer.current)
          timer.current = window.setTimeout(ask, waitForMore, target.value)
        }}
        onKeyDown={({ key }) => {
          if (key !== 'Enter') return
          clearTimeout(timer.current)
          ask(text)
        }}
      />
    </div>
  )
}
