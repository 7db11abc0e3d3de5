'use client'

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { AnyToken } from '#lib/tokens/public-token.ts'

/** `secret` is null where an earlier answer to the same call held it. */
type Created = { token: AnyToken; secret: string | null }

/** A secret is here and nowhere else, and goes when the dialog closes or the page is left. */
export function useCreated() {
  const [created, setCreated] = useState<Created | null>(null)
  useEffect(() => {
    // A page kept for the Back button must not come back with the secret.
    const forget = () => flushSync(() => setCreated(null))
    addEventListener('pagehide', forget)
    return () => removeEventListener('pagehide', forget)
  }, [])
  return [created, setCreated] as const
}
