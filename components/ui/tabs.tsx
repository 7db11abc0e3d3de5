'use client'

import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'

type Tab = { id: string; label: string; content: ReactNode }
type Props = {
  label: string
  tabs: Tab[]
  /** The id of the tab that is open at first; else the first is. */
  start?: string | undefined
}

/** Tabs that the arrow keys move between. */
export function Tabs({ label, tabs, start }: Props) {
  const id = useId()
  const [chosen, setChosen] = useState((tabs.find(({ id }) => id === start) ?? tabs[0]!).id)

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const at = tabs.findIndex((tab) => tab.id === chosen)
    const places: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    }
    const place = places[event.key]
    if (place === undefined) return
    event.preventDefault()
    const next = tabs[(place + tabs.length) % tabs.length]!
    setChosen(next.id)
    document.getElementById(`${id}-${next.id}`)?.focus()
  }

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex gap-1 overflow-x-auto overflow-y-hidden border-b border-line max-sm:scroll-pr-8 max-sm:mask-r-from-[calc(100%-2rem)] max-sm:pr-8"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-controls={`${id}-${tab.id}-panel`}
            aria-selected={tab.id === chosen}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => setChosen(tab.id)}
            className="min-h-9 shrink-0 border-b-2 border-transparent px-2.5 text-text-muted -outline-offset-2 hover:text-text aria-selected:border-accent forced-colors:not-aria-selected:border-[Canvas] aria-selected:font-medium aria-selected:text-text pointer-coarse:min-h-10"
          >
            {tab.label}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          role="tabpanel"
          id={`${id}-${tab.id}-panel`}
          aria-labelledby={`${id}-${tab.id}`}
          hidden={tab.id !== chosen}
        >
          {tab.content}
        </div>
      ))}
    </div>
  )
}
