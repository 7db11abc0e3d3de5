'use client'

import { DialogForm } from '#components/shared/dialog-form.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { renameDeviceClientAction } from '#lib/devices/actions.ts'
import type { ListedClient } from '#lib/devices/list-clients.ts'
import { renameClientSchema } from '#lib/devices/schema.ts'

export function RenameDeviceClient({ client, onClose }: { client: ListedClient; onClose: () => void }) {
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: renameClientSchema,
    values: { name: client.name },
    action: (input, shown) => renameDeviceClientAction(client.id, input, shown),
    onDone: ({ name }) => {
      onClose()
      toast(`Saved ${name}.`)
    },
  })
  return (
    <Dialog onClose={onClose} title={`Rename ${client.id}`}>
      <DialogForm submit={submit} problem={problem} pending={pending} label="Save" onCancel={onClose}>
        <Field label="Name" hint="What people read when it asks." error={messageOf('name')}>
          {(control) => (
            <Input {...control} {...form.register('name')} data-autofocus dir="auto" autoComplete="off" />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  )
}
