'use client'

import { PasswordInput } from '#components/accounts/password-input.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { beginAuthenticatorAction } from '#lib/second-factor/actions.ts'
import type { QrCode } from '#lib/second-factor/qr-code.ts'
import { beginAuthenticatorSchema } from '#lib/second-factor/schema.ts'

/** What is shown to be put in to an authenticator app. */
export type SetUp = { id: string; key: string; qrCode: QrCode }

type Props = { username: string; onDone: (setUp: SetUp) => void }

/** The first step of setting up an authenticator app. */
export function PasswordStep({ username, onDone }: Props) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: beginAuthenticatorSchema,
    defaultValues: { password: '' },
    action: beginAuthenticatorAction,
    onDone,
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-4">
      <FormProblem problem={problem} />
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Field label="Password" error={messageOf('password')}>
        {(control) => (
          <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />
        )}
      </Field>
      <Button look="primary" type="submit" pending={pending} className="w-fit">
        Continue
      </Button>
    </form>
  )
}
