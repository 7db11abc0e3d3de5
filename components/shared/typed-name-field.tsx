import type { UseFormRegisterReturn } from 'react-hook-form'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

type Props = { name: string; field: UseFormRegisterReturn; error: string | undefined }

/** The field in which the name is typed to confirm a deletion. */
export function TypedNameField({ name, field, error }: Props) {
  return (
    <Field
      label={
        <>
          Type <span className="font-mono wrap-anywhere">{name}</span>
        </>
      }
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          {...field}
          data-autofocus
          className="font-mono"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
      )}
    </Field>
  )
}
