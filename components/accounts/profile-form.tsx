'use client'

import { useWatch } from 'react-hook-form'
import { EmailVerification } from '#components/accounts/email-verification.tsx'
import { PasswordInput } from '#components/accounts/password-input.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateAccountAction } from '#lib/accounts/actions.ts'
import type { PublicAccount } from '#lib/accounts/get-account.ts'
import { updateAccountSchema } from '#lib/accounts/schema.ts'

export function ProfileForm({ account }: { account: PublicAccount }) {
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: updateAccountSchema,
    values: { name: account.name, email: account.email, password: '' },
    action: updateAccountAction,
    onDone: (_, { setValue }) => {
      setValue('password', '')
      toast('Profile saved.')
    },
  })
  const email = useWatch({ control: form.control, name: 'email' })
  const isNewEmail = email?.trim().toLowerCase() !== account.email
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-4">
      <FormProblem problem={problem} />
      <Field label="Username" hint="The names of your repositories start with it. It can't be changed.">
        {(control) => (
          <Input
            {...control}
            value={account.username}
            readOnly
            autoComplete="username"
            className="bg-surface-muted"
          />
        )}
      </Field>
      <Field label="Name" error={messageOf('name')}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
      </Field>
      <Field label="E-mail" hint="You can also sign in with it." error={messageOf('email')}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
      </Field>
      {!isNewEmail && <EmailVerification account={account} />}
      {isNewEmail && (
        <Field
          label="Password"
          hint={messageOf('password') ? undefined : 'Needed to change your e-mail address.'}
          error={messageOf('password')}
        >
          {(control) => (
            <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />
          )}
        </Field>
      )}
      <Button look="primary" type="submit" pending={pending} className="w-fit">
        Save
      </Button>
    </form>
  )
}
