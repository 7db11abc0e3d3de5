'use client'

import { PasswordInput } from '#components/accounts/password-input.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast.ts'
import { changePasswordAction } from '#lib/accounts/actions.ts'
import { accountPolicy, changePasswordSchema } from '#lib/accounts/schema.ts'

export function ChangePasswordForm({ username }: { username: string }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: changePasswordSchema,
    defaultValues: { currentPassword: '', newPassword: '' },
    action: changePasswordAction,
    onDone: (ended, { reset }) => {
      reset()
      toast(`Password changed. ${describeEnd(ended)}`)
    },
  })
  const { min, max } = accountPolicy.password
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-4">
      <FormProblem problem={problem} />
      {/* Tells a password manager whose password it is. */}
      <input type="text" autoComplete="username" value={username} readOnly hidden />
      <Field label="Current password" error={messageOf('currentPassword')}>
        {(control) => (
          <PasswordInput {...control} {...form.register('currentPassword')} autoComplete="current-password" />
        )}
      </Field>
      <Field label="New password" hint={`${min} to ${max} characters.`} error={messageOf('newPassword')}>
        {(control) => (
          <PasswordInput {...control} {...form.register('newPassword')} autoComplete="new-password" />
        )}
      </Field>
      <Button look="primary" type="submit" pending={pending} className="w-fit">
        Change password
      </Button>
    </form>
  )
}

function describeEnd(ended: number): string {
  if (ended === 0) return 'No other browser was signed in.'
  return ended === 1 ? 'Another browser was signed out.' : `${ended} other browsers were signed out.`
}
