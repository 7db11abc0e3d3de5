'use client'

import { useEffect, useRef, useState } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { searchRepositoriesAction } from '#lib/repositories/actions.ts'
import type { FoundRepository } from '#lib/repositories/search-repositories.ts'

export type RepositorySearch = {
  /** What the latest answer holds; null before the first. */
  found: FoundRepository[] | null
  searching: boolean
  error: string | null
  text: string
}

const waitForMore = 200

/** Searches while the picker is open; an answer that a later question has overtaken is dropped. */
export function useRepositorySearch(text: string, open: boolean, namespace?: string): RepositorySearch {
  const [answer, setAnswer] = useState<Omit<RepositorySearch, 'searching'>>({
    found: null,
    error: null,
    text: '',
  })
  const latest = useRef(0)
  const [searching, setSearching] = useState(false)

  useEffect(() => {
    if (!open) return
    const question = ++latest.current
    const ask = async () => {
      setSearching(true)
      const result = await callAction(() => searchRepositoriesAction(text.trim(), namespace))
      if (question !== latest.current) return
      setSearching(false)
      if (result.ok) setAnswer({ found: result.data, error: null, text: text.trim() })
      else setAnswer({ found: null, error: result.error.message, text: text.trim() })
    }
    const timer = setTimeout(() => void ask(), text ? waitForMore : 0)
    return () => clearTimeout(timer)
  }, [text, open, namespace])

  return { ...answer, searching }
}
