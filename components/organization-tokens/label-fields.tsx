'use client'

import { useFormContext } from 'react-hook-form'
import type { OrganizationTokenValues } from '#components/organization-tokens/organization-token-form.ts'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

export function LabelFields() {
  const { register, formState } = useFormContext<OrganizationTokenValues>()
  const { label, description } = formState.errors
  return (
    <>
      <Field label="Label" hint="What will use the token." error={label?.message}>
        {(control) => <Input {...control} {...register('label')} dir="auto" autoComplete="off" />}
      </Field>
      <Field label="Description" optional error={description?.message}>
        {(control) => <Input {...control} {...register('description')} dir="auto" autoComplete="off" />}
      </Field>
    </>
  )
}
