import { useEffect, useRef, useState } from 'react'
import { useList } from '#components/data-table/list-context.tsx'

const waitForMore = 250

/**
 * A text filter that is applied when typing pauses. The first letter adds a history entry, so that Back undoes the
 * whole search.
 */
export function useTypedFilter(value: string, href: (text: string) => string) {
  const { go, pending } = useList()
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState(value)
  const timer = useRef(0)

  // The URL changed in another way: Back, or "Clear filters".
  if (value !== asked && !pending) {
    setAsked(value)
    setText(value)
  }

  useEffect(() => () => clearTimeout(timer.current), [])

  function ask(typed: string) {
    clearTimeout(timer.current)
    const next = typed.trim()
    if (next === asked) return
    setAsked(next)
    go(href(next), asked !== '')
  }

  function type(next: string) {
    setText(next)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(ask, waitForMore, next)
  }

  return { text, type, ask }
}
