'use client'

import { DialogForm } from '#components/shared/dialog-form.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { createDeviceClientAction } from '#lib/devices/actions.ts'
import { createClientSchema } from '#lib/devices/schema.ts'

export function NewDeviceClientDialog({ onClose }: { onClose: () => void }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: createClientSchema,
    defaultValues: { id: '', name: '' },
    action: createDeviceClientAction,
    onDone: ({ name }) => {
      onClose()
      toast(`Added ${name}.`)
    },
  })
  return (
    <Dialog onClose={onClose} title="New device client">
      <DialogForm submit={submit} problem={problem} pending={pending} label="Add client" onCancel={onClose}>
        <Field
          label="Client ID"
          hint="What the program sends as client_id. It can't be changed."
          error={messageOf('id')}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register('id')}
              data-autofocus
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label="Name" hint="What people read when it asks." error={messageOf('name')}>
          {(control) => <Input {...control} {...form.register('name')} dir="auto" autoComplete="off" />}
        </Field>
      </DialogForm>
    </Dialog>
  )
}
