'use client'

import { useEffect, useId, useRef, useState, type ComponentProps } from 'react'
import { callAction } from '#components/shared/call-action.ts'
import { Input } from '#components/ui/input.tsx'
import type { ActionResult } from '#lib/action-result.ts'

type Suggestion = { value: string; meaning: string }

type Props<Found> = ComponentProps<'input'> & {
  find: (text: string) => Promise<ActionResult<Found[]>>
  suggestion: (found: Found) => Suggestion
}

const waitForMore = 200

/** A text field that offers what the search finds; whatever else is typed is as good. */
export function SuggestingInput<Found>({ find, suggestion, ...props }: Props<Found>) {
  const id = useId()
  const [suggestions, setSuggestions] = useState<Suggestion[]>([])
  const latest = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function ask(text: string) {
    const question = ++latest.current
    const result = await callAction(() => find(text.trim()))
    if (result.ok && question === latest.current) setSuggestions(result.data.map(suggestion))
  }

  return (
    <>
      <Input
        {...props}
        list={id}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onFocus={({ target }) => void ask(target.value)}
        onInput={({ currentTarget: { value } }) => {
          clearTimeout(timer.current)
          timer.current = setTimeout(() => void ask(value), waitForMore)
        }}
      />
      <datalist id={id}>
        {suggestions.map(({ value, meaning }) => (
          <option key={value} value={value}>
            {meaning}
          </option>
        ))}
      </datalist>
    </>
  )
}
