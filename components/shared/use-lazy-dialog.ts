import { useState, type ComponentType } from 'react'
import { useLazyCode } from '#components/shared/use-lazy-code.ts'

/** A dialog whose code is fetched when somebody is about to open it. `about` is what it was opened about. */
export function useLazyDialog<Props, About = true>(load: () => Promise<ComponentType<Props>>) {
  const [shown, show] = useState<{ Dialog: ComponentType<Props>; about: About } | null>(null)
  const { fetch, pending, prefetch } = useLazyCode(load)
  return {
    ...shown,
    open: (about: About) => fetch((Dialog) => show({ Dialog, about })),
    close: () => show(null),
    pending,
    prefetch,
  }
}
