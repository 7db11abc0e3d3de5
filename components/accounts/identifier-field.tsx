import type { UseFormRegisterReturn } from 'react-hook-form'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'

type Props = {
  field: UseFormRegisterReturn
  error: string | undefined
  autoComplete: 'username' | 'username webauthn'
}

/** Who somebody is who is not signed in. */
export function IdentifierField({ field, error, autoComplete }: Props) {
  return (
    <Field label="Username or e-mail" error={error}>
      {(control) => (
        <Input
          {...control}
          {...field}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
        />
      )}
    </Field>
  )
}
