'use client'

import { goOn } from '#components/accounts/go-on.ts'
import { PasswordInput } from '#components/accounts/password-input.tsx'
import { requestSignIn } from '#components/accounts/request-sign-in.ts'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { signInSchema } from '#lib/accounts/schema.ts'

/** Signs in and goes on to `next`, a path on this site. */
export function SignInForm({ next }: { next: string }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: signInSchema,
    defaultValues: { identifier: '', password: '' },
    action: requestSignIn,
    // A link's secret is in the fragment, which comes along from the page that sent one here.
    onDone: () => goOn(next + window.location.hash),
  })
  return (
    // POST, so that not even a form sent before the scripts are there puts a password into an address.
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <Field label="Username or e-mail" error={messageOf('identifier')}>
        {(control) => (
          <Input
            {...control}
            {...form.register('identifier')}
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            autoFocus
          />
        )}
      </Field>
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
