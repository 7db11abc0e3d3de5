'use client'

import { PasswordInput } from '#components/accounts/password-input.tsx'
import { requestSignIn } from '#components/accounts/request-sign-in.ts'
import { goOn } from '#components/accounts/sign-in-form.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { callAction } from '#components/shared/call-action.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { ActionResult } from '#lib/action-result.ts'
import { redeemSetupLinkAction, registerAction } from '#lib/accounts/actions.ts'
import { accountPolicy, registerSchema, type Register } from '#lib/accounts/schema.ts'
import { paths } from '#lib/paths.ts'

export function RegisterForm() {
  return <NewAccountForm action={registerAction} label="Register" />
}

/** The secret of the set-up link stands in the address's fragment, which only the browser sees. */
export function SetUpForm() {
  return (
    <NewAccountForm
      action={(input) => redeemSetupLinkAction(window.location.hash.slice(1), input)}
      label="Make the first account"
    />
  )
}

type Props = { action: (input: Register) => Promise<ActionResult<undefined>>; label: string }

function NewAccountForm({ action, label }: Props) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: registerSchema,
    defaultValues: { username: '', email: '', password: '' },
    action,
    onDone: (_, { getValues }) => enter(getValues()),
  })
  const { min, max } = accountPolicy.password
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem && <Notice tone="danger">{problem}</Notice>}
      <Field
        label="Username"
        hint="It begins the names of your repositories and can't be changed."
        error={messageOf('username')}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('username')}
            autoComplete="username"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            autoFocus
          />
        )}
      </Field>
      <Field label="E-mail" error={messageOf('email')}>
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="email" />}
      </Field>
      <Field label="Password" hint={`${min} to ${max} characters.`} error={messageOf('password')}>
        {(control) => (
          <PasswordInput {...control} {...form.register('password')} autoComplete="new-password" />
        )}
      </Field>
      <Button look="primary" type="submit" pending={pending}>
        {label}
      </Button>
    </form>
  )
}

async function enter({ username, password }: Register) {
  const signedIn = await callAction(() => requestSignIn({ identifier: username, password }))
  return goOn(signedIn.ok ? paths.home : paths.signIn)
}
