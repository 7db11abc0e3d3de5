'use client'

import { useController } from 'react-hook-form'
import type { OrganizationGrantValues } from '#components/tokens/organization-grant-form.ts'
import { CheckboxLine } from '#components/ui/checkbox-line.tsx'

type Props = { name: 'publicRead' | 'manages'; label: string; meaning: string }

/** A box of the form that stands for a yes or a no. */
export function FlagLine({ name, ...words }: Props) {
  const { field } = useController<OrganizationGrantValues, Props['name']>({ name })
  return (
    <CheckboxLine
      {...words}
      checked={field.value}
      onBlur={field.onBlur}
      onChange={({ target }) => field.onChange(target.checked)}
    />
  )
}
