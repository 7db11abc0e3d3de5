'use client'

import { useFormContext } from 'react-hook-form'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { OwnerKind } from '#lib/owners.ts'
import { tokenPolicies } from '#lib/tokens/token-policy.ts'

/** What a token is called and described by. */
export function TokenTextFields({ kind }: { kind: OwnerKind }) {
  const { register, getFieldState, formState } = useFormContext<Record<string, string>>()
  return tokenPolicies[kind].fields.map(({ name, label, required, ...more }) => (
    <Field
      key={name}
      label={label}
      hint={'hint' in more ? more.hint : undefined}
      optional={!required}
      error={getFieldState(name, formState).error?.message}
    >
      {(control) => <Input {...control} {...register(name)} dir="auto" autoComplete="off" />}
    </Field>
  ))
}
