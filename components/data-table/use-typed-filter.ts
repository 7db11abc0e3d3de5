import { useState } from 'react'
import { useList } from '#components/data-table/list-context.tsx'
import { usePause } from '#components/shared/use-pause.ts'

/**
 * A text filter that is applied when typing pauses. The first letter adds a history entry, so that Back undoes the
 * whole search.
 */
export function useTypedFilter(value: string, href: (text: string) => string) {
  const { go, pending } = useList()
  const [text, setText] = useState(value)
  const [asked, setAsked] = useState(value)
  const { afterPause, skip } = usePause()

  // The URL changed in another way: Back, or "Clear filters".
  if (value !== asked && !pending) {
    setAsked(value)
    setText(value)
  }

  function ask(typed: string) {
    skip()
    const next = typed.trim()
    if (next === asked) return
    setAsked(next)
    go(href(next), asked !== '')
  }

  function type(next: string) {
    setText(next)
    afterPause(() => ask(next))
  }

  return { text, type, ask }
}
