import { useState, useTransition, type ComponentType } from 'react'
import { unreachable } from '#components/shared/unreachable.ts'
import { toast } from '#components/ui/toast.ts'

/**
 * A dialog whose code is fetched when somebody is about to open it: `prefetch` at the first sign, `open` at the press.
 * `about` is what it was opened about.
 */
export function useLazyDialog<Props, About = true>(load: () => Promise<ComponentType<Props>>) {
  const [shown, show] = useState<{ Dialog: ComponentType<Props>; about: About } | null>(null)
  const [pending, start] = useTransition()
  const open = (about: About) =>
    start(async () => {
      try {
        const Dialog = await load()
        show({ Dialog, about })
      } catch {
        toast(unreachable, { tone: 'danger' })
      }
    })
  return {
    ...shown,
    open,
    close: () => show(null),
    /** From the press until the code is there. */
    pending,
    prefetch: () => void load().catch(() => undefined),
  }
}
