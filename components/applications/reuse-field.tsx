import type { UseFormRegisterReturn } from 'react-hook-form'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { applicationPolicy } from '#lib/applications/schema.ts'

type Props = { field: UseFormRegisterReturn; error: string | undefined }

export function ReuseField({ field, error }: Props) {
  return (
    <Field
      label="Reuse time in seconds"
      hint="A deleted token can be accepted for this long. Programs that compare times themselves, such as Oathkeeper, need 5."
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          {...field}
          type="number"
          min={0}
          max={applicationPolicy.reuseSeconds.max}
          step={1}
          className="max-w-28 tabular-nums"
        />
      )}
    </Field>
  )
}
