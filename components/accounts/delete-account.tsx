'use client'

import { useState } from 'react'
import { PasswordInput } from '#components/accounts/password-input.tsx'
import { DialogForm } from '#components/shared/dialog-form.tsx'
import { TypedNameField } from '#components/shared/typed-name-field.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { deleteAccountAction } from '#lib/accounts/actions.ts'
import { deleteAccountSchema } from '#lib/accounts/schema.ts'
import { paths } from '#lib/paths.ts'

type Props = { username: string }

export function DeleteAccount({ username }: Props) {
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button className="w-fit text-danger! max-sm:w-full" onClick={() => setOpen(true)}>
        Delete account
      </Button>
      {open && (
        <Dialog
          onClose={close}
          title="Delete your account?"
          description="This can't be undone. Everything that uses your access tokens will fail from the next request. Images stay in the registry's storage until they are deleted there."
        >
          <Confirmation username={username} onCancel={close} />
        </Dialog>
      )}
    </>
  )
}

function Confirmation({ username, onCancel }: Props & { onCancel: () => void }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: deleteAccountSchema,
    defaultValues: { typedName: '', password: '' },
    action: deleteAccountAction,
    // Loads a new document, so that nothing of the account stays in the browser's memory.
    onDone: () => location.replace(paths.signIn),
  })
  return (
    <DialogForm
      submit={submit}
      problem={problem}
      pending={pending}
      label="Delete account"
      look="danger"
      onCancel={onCancel}
    >
      <TypedNameField name={username} field={form.register('typedName')} error={messageOf('typedName')} />
      <Field label="Password" error={messageOf('password')}>
        {(control) => (
          <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />
        )}
      </Field>
    </DialogForm>
  )
}
