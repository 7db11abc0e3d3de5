'use client'

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Secrets are here and nowhere else, and go when the dialog closes or the page is left. */
export function useSecrets<Answer>() {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    // A page kept for the Back button must not come back with them.
    const forget = () => flushSync(() => setAnswer(null))
    addEventListener('pagehide', forget)
    return () => removeEventListener('pagehide', forget)
  }, [])
  return [answer, setAnswer] as const
}
