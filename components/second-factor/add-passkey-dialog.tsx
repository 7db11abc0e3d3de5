'use client'

import { DialogForm } from '#components/shared/dialog-form.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { ActionResult } from '#lib/action-result.ts'
import { addPasskeyAction, beginPasskeyAction } from '#lib/passkeys/actions.ts'
import { passkeyNameSchema, type AddPasskey } from '#lib/passkeys/schema.ts'

type Props = {
  /** The name that is offered: the browser's. */
  client: string
  onDone: (recoveryCodes: string[]) => void
  onClose: () => void
}

/** Names a passkey, and has the browser make it. */
export function AddPasskeyDialog({ client, onDone, onClose }: Props) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: passkeyNameSchema,
    defaultValues: { name: client },
    action: makePasskey,
    onDone,
  })
  return (
    <Dialog
      onClose={onClose}
      title="Add a passkey"
      description="Your browser asks where to keep it: on this device, on a phone or on a security key."
    >
      <DialogForm submit={submit} problem={problem} pending={pending} label="Continue" onCancel={onClose}>
        <Field label="Name" hint="To tell your passkeys apart." error={messageOf('name')}>
          {(control) => <Input {...control} {...form.register('name')} data-autofocus autoComplete="off" />}
        </Field>
      </DialogForm>
    </Dialog>
  )
}

async function makePasskey({ name }: { name: string }): Promise<ActionResult<string[]>> {
  const options = await beginPasskeyAction()
  if (!options.ok) return options
  const { startRegistration } = await import('@simplewebauthn/browser')
  try {
    const response = await startRegistration({ optionsJSON: options.data })
    return addPasskeyAction({ name, response: response as AddPasskey['response'] })
  } catch (error) {
    const isKnown = error instanceof Error && error.name === 'InvalidStateError'
    const message = isKnown
      ? 'This device has a passkey of yours already.'
      : 'No passkey was made. Try again.'
    return { ok: false, error: { code: 'failed', message, fields: {} } }
  }
}
