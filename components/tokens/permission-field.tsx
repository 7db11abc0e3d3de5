'use client'

import { useFormContext } from 'react-hook-form'
import type { TokenFormValues } from '#components/tokens/token-form-values.ts'
import { RadioCard, RadioCardGroup } from '#components/ui/radio-card.tsx'
import { personalPermissions } from '#lib/scopes/personal-permissions.ts'

export function PermissionField() {
  const { register, formState } = useFormContext<TokenFormValues>()
  return (
    <RadioCardGroup legend="Access permissions" error={formState.errors.permission?.message}>
      {personalPermissions.map(({ value, label, meaning }) => (
        <RadioCard key={value} value={value} label={label} meaning={meaning} {...register('permission')} />
      ))}
    </RadioCardGroup>
  )
}
