'use client'

import { signInToNewAccount } from '#components/accounts/sign-in-to-new-account.ts'
import { NewPasswordField, NewUsernameField } from '#components/accounts/new-account-fields.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { ActionResult } from '#lib/action-result.ts'
import { redeemSetupLinkAction, registerAction } from '#lib/accounts/actions.ts'
import { registerSchema, type Register } from '#lib/accounts/schema.ts'
import { paths } from '#lib/paths.ts'

/** Registers and opens `next`, a path on this site, keeping an invite's secret in the fragment. */
export function RegisterForm({ next }: { next: string }) {
  return (
    <NewAccountForm
      action={registerAction}
      onDone={(account) => signInToNewAccount(account, next, window.location.hash)}
      label="Register"
    />
  )
}

/** The setup link's secret is in the URL's fragment, which only the browser sees. */
export function SetUpForm() {
  return (
    <NewAccountForm
      action={(input, key) => redeemSetupLinkAction(window.location.hash.slice(1), input, key)}
      onDone={(account) => signInToNewAccount(account, paths.home)}
      label="Create the first account"
    />
  )
}

type Props = {
  action: (input: Register, key: string) => Promise<ActionResult<undefined>>
  onDone: (account: Register) => Promise<never>
  label: string
}

function NewAccountForm({ action, onDone, label }: Props) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: registerSchema,
    defaultValues: { username: '', email: '', password: '' },
    action,
    onDone: (_, { getValues }) => onDone(getValues()),
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <NewUsernameField registered={form.register('username')} error={messageOf('username')} />
      <Field label="E-mail" error={messageOf('email')}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
      </Field>
      <NewPasswordField registered={form.register('password')} error={messageOf('password')} />
      <Button look="primary" type="submit" pending={pending}>
        {label}
      </Button>
    </form>
  )
}
