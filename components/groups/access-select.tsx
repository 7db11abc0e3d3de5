'use client'

import type { ComponentProps } from 'react'
import { accessWords } from '#components/groups/access-words.ts'
import { Select } from '#components/ui/select.tsx'
import { accessLevels } from '#lib/groups/schema.ts'

export function AccessSelect(props: Omit<ComponentProps<typeof Select>, 'children'>) {
  return (
    <Select {...props}>
      {accessLevels.map((access) => (
        <option key={access} value={access}>
          {accessWords[access]}
        </option>
      ))}
    </Select>
  )
}
