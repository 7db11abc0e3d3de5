'use client'

import { useId, useState, type ComponentProps } from 'react'
import { useSearch } from '#components/shared/use-search.ts'
import { Input } from '#components/ui/input.tsx'
import type { ActionResult } from '#lib/action-result.ts'

type Props<Found> = ComponentProps<'input'> & {
  find: (text: string) => Promise<ActionResult<Found[]>>
  suggestion: (found: Found) => { value: string; meaning: string }
}

/** A text field with suggestions from a search; other text is allowed. */
export function SuggestingInput<Found>({ find, suggestion, ...props }: Props<Found>) {
  const id = useId()
  // Null until the field has the focus.
  const [text, setText] = useState<string | null>(null)
  const { found } = useSearch(find, text ?? '', text !== null)
  return (
    <>
      <Input
        {...props}
        list={id}
        // Hides Chromium's own arrow.
        className="[&::-webkit-calendar-picker-indicator]:hidden!"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onFocus={({ target }) => setText(target.value)}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <datalist id={id}>
        {found?.map(suggestion).map(({ value, meaning }) => (
          <option key={value} value={value}>
            {meaning}
          </option>
        ))}
      </datalist>
    </>
  )
}
