'use client'

import { useState } from 'react'
import { switchSingleKeys } from '#components/frame/single-keys.ts'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'

/** Switches the keys on or off that need no modifier, in this browser. */
export function SingleKeysChoice({ areOn }: { areOn: boolean }) {
  const [on, setOn] = useState(areOn)
  return (
    <CheckboxLine
      label="Single-key shortcuts"
      meaning="Turn them off if you use speech input, or press keys by accident. Kept in this browser."
      checked={on}
      onChange={({ target }) => {
        setOn(target.checked)
        switchSingleKeys(target.checked)
      }}
    />
  )
}
