'use client'

import { useRouter } from 'next/navigation'
import { createContext, use, useMemo, useTransition, type ReactNode } from 'react'
import { toast } from '#components/ui/toast.ts'

type ListNavigation = {
  /** True from a click until the rows it asked for are here. */
  pending: boolean
  go: (href: string, replace?: boolean) => void
  refresh: () => void
}

const Context = createContext<ListNavigation | null>(null)

/** Changes of a list's URL as transitions: what is on screen stays until its successor is ready. */
export function ListNavigationProvider({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const value = useMemo(
    () => ({
      pending,
      go: (href: string, replace = false) => {
        // Offline, Next.js would leave the page for the browser's own error.
        if (!navigator.onLine) return toast('You are offline. The list stays as it is.', { tone: 'danger' })
        start(() => (replace ? router.replace : router.push)(href, { scroll: false }))
      },
      refresh: () => start(() => router.refresh()),
    }),
    [pending, router],
  )
  return <Context value={value}>{children}</Context>
}

export function useListNavigation(): ListNavigation {
  const navigation = use(Context)
  if (!navigation) throw new Error('There is no list around this component.')
  return navigation
}
