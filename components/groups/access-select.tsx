'use client'

import type { ComponentProps } from 'react'
import { accessLabels } from '#components/groups/access-labels.ts'
import { Select } from '#components/ui/select.tsx'
import { accessLevels } from '#lib/groups/schema.ts'

export function AccessSelect(props: Omit<ComponentProps<typeof Select>, 'children'>) {
  return (
    <Select {...props}>
      {accessLevels.map((access) => (
        <option key={access} value={access}>
          {accessLabels[access]}
        </option>
      ))}
    </Select>
  )
}
