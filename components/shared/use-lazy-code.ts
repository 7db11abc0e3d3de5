import { useTransition } from 'react'
import { unreachable } from '#components/shared/unreachable.ts'
import { toast } from '#components/ui/toast.ts'

/** Code that is fetched when somebody is about to need it: `prefetch` at the first sign, `fetch` at the press. */
export function useLazyCode<Code>(load: () => Promise<Code>) {
  const [pending, start] = useTransition()
  return {
    fetch: (then: (code: Code) => void) =>
      start(async () => {
        try {
          then(await load())
        } catch {
          toast(unreachable, { tone: 'danger' })
        }
      }),
    /** From the press until the code is there. */
    pending,
    prefetch: () => void load().catch(() => undefined),
  }
}
