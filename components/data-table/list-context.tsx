'use client'

import { useRouter } from 'next/navigation'
import { createContext, use, useTransition, type ReactNode } from 'react'
import { useRowChange } from '#components/data-table/use-row-change.ts'
import { useSelection } from '#components/data-table/use-selection.ts'
import { toast } from '#components/ui/toast.ts'

const Context = createContext<ReturnType<typeof useListState> | null>(null)

/** `here` is what the list shows now: a selection is of that, and ends with it. */
export function ListProvider({ here, children }: { here: string; children: ReactNode }) {
  return <Context value={useListState(here)}>{children}</Context>
}

/** The list around this component: where it can go, which of its rows are selected, which are being changed. */
export function useList() {
  const list = use(Context)
  if (!list) throw new Error('There is no list around this component.')
  return list
}

/** Changes of a list's URL are transitions: what is on screen stays until its successor is ready. */
function useListState(here: string) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const refresh = () => start(() => router.refresh())

  function go(href: string, replace = false) {
    // When offline, Next.js would navigate to the browser's error page.
    if (!navigator.onLine) return toast('You are offline. The list stays as it is.', { tone: 'danger' })
    start(() => (replace ? router.replace : router.push)(href, { scroll: false }))
  }

  return {
    /** True from a click until the requested rows arrive. */
    pending,
    go,
    refresh,
    ...useRowChange(refresh),
    ...useSelection(here),
  }
}
