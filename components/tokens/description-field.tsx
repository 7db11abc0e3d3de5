'use client'

import { useFormContext } from 'react-hook-form'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

export function DescriptionField() {
  const { register, formState } = useFormContext<TokenFormValues>()
  return (
    <Field
      label="Description"
      hint="What will use the token, so that you know it again later."
      error={formState.errors.description?.message}
    >
      {(control) => <Input {...control} {...register('description')} dir="auto" autoComplete="off" />}
    </Field>
  )
}
