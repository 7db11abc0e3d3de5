'use client'

import { continueTo } from '#components/accounts/continue-to.ts'
import { IdentifierField } from '#components/accounts/identifier-field.tsx'
import { PasswordInput } from '#components/accounts/password-input.tsx'
import { requestSignIn } from '#components/accounts/request-sign-in.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { secondStepPath } from '#lib/auth/return-path.ts'

const schema = async () => (await import('#lib/accounts/schema.ts')).signInSchema

/** Signs in and opens `next`, a path on this site. */
export function SignInForm({ next }: { next: string }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema,
    defaultValues: { identifier: '', password: '' },
    action: requestSignIn,
    // The fragment may hold an invite's secret from the previous page.
    onDone: ({ needsSecondStep }) =>
      continueTo((needsSecondStep ? secondStepPath(next) : next) + window.location.hash),
  })
  return (
    // POST, so that a form submitted before the scripts load does not put the password in the URL.
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <IdentifierField
        field={form.register('identifier')}
        error={messageOf('identifier')}
        autoComplete="username webauthn"
      />
      <Field label="Password" error={messageOf('password')}>
        {(control) => (
          <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />
        )}
      </Field>
      <Button look="primary" type="submit" pending={pending}>
        Sign in
      </Button>
    </form>
  )
}
