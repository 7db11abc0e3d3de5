import type { UseFormRegisterReturn } from 'react-hook-form'
import { PasswordInput } from '#components/accounts/password-input.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { accountPolicy } from '#lib/accounts/schema.ts'

type Props = { registered: UseFormRegisterReturn; error: string | undefined }

export function NewUsernameField({ registered, error }: Props) {
  return (
    <Field
      label="Username"
      hint="The names of your repositories start with it. It can't be changed."
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          {...registered}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          autoFocus
        />
      )}
    </Field>
  )
}

export function NewPasswordField({ registered, error }: Props) {
  const { min, max } = accountPolicy.password
  return (
    <Field label="Password" hint={`${min} to ${max} characters.`} error={error}>
      {(control) => <PasswordInput {...control} {...registered} autoComplete="new-password" />}
    </Field>
  )
}
