'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { poll } from '#components/shared/poll.ts'
import { getFirstStepsAction } from '#lib/usage/actions.ts'

/** Renders the page anew when another of the steps has been done, wherever that was. */
export function WatchFirstSteps({ done }: { done: number }) {
  const router = useRouter()
  useEffect(
    () =>
      poll(async () => {
        const result = await callAction(getFirstStepsAction)
        // A lost connection may come back; signed out is for good.
        if (!result.ok) return result.error.code === 'failed' ? 'again' : 'done'
        if (!result.data) return 'done'
        if (Object.values(result.data).filter(Boolean).length !== done) router.refresh()
        return 'again'
      }),
    [done, router],
  )
  return null
}
