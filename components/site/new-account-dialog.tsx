'use client'

import { DialogForm } from '#components/shared/dialog-form.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import type { ShownLink } from '#components/site/set-up-link-dialog.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { createAccountAction } from '#lib/site-accounts/actions.ts'
import { createAccountSchema } from '#lib/site-accounts/schema.ts'

type Props = { showLink: (link: ShownLink) => void; onClose: () => void }

export function NewAccountDialog(props: Props) {
  return (
    <Dialog onClose={props.onClose} title="New account">
      <NewAccountForm {...props} />
    </Dialog>
  )
}

function NewAccountForm({ showLink, onClose }: Props) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: createAccountSchema,
    defaultValues: { username: '', name: '', email: '' },
    action: createAccountAction,
    onDone: ({ username, email, link }) => {
      onClose()
      if (link) showLink({ username, link })
      else toast(`Made the account ${username}. A link to set it up went to ${email}.`)
    },
  })
  return (
    <DialogForm submit={submit} problem={problem} pending={pending} label="Make account" onCancel={onClose}>
      <Field
        label="Username"
        hint="The names of their repositories start with it. It can't be changed."
        error={messageOf('username')}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('username')}
            data-autofocus
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label="Name" error={messageOf('name')}>
        {(control) => <Input {...control} {...form.register('name')} dir="auto" autoComplete="off" />}
      </Field>
      <Field
        label="E-mail"
        hint="A link to choose a password goes there. You never see the password."
        error={messageOf('email')}
      >
        {(control) => <Input {...control} {...form.register('email')} type="email" autoComplete="off" />}
      </Field>
    </DialogForm>
  )
}
