'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { typingPause } from '#components/shared/use-pause.ts'
import type { ActionResult } from '#lib/action-result.ts'

export type Search<Found> = {
  /** The latest results; null before the first. */
  found: Found | null
  searching: boolean
  error: string | null
  text: string
}

/** Searches while its popover is open; outdated results are dropped. */
export function useSearch<Found>(
  find: (text: string) => Promise<ActionResult<Found>>,
  text: string,
  open: boolean,
): Search<Found> {
  const [answer, setAnswer] = useState<Omit<Search<Found>, 'searching'>>({
    found: null,
    error: null,
    text: '',
  })
  const latest = useRef(0)
  const [searching, setSearching] = useState(false)

  const ask = useEffectEvent(async (question: number) => {
    setSearching(true)
    const result = await callAction(() => find(text.trim()))
    if (question !== latest.current) return
    setSearching(false)
    if (result.ok) setAnswer({ found: result.data, error: null, text: text.trim() })
    else setAnswer({ found: null, error: result.error.message, text: text.trim() })
  })

  useEffect(() => {
    if (!open) return
    const question = ++latest.current
    const timer = setTimeout(() => void ask(question), text ? typingPause : 0)
    return () => clearTimeout(timer)
  }, [text, open])

  return { ...answer, searching }
}
