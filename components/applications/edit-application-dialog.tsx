'use client'

import { ReuseField } from '#components/applications/reuse-field.tsx'
import { apiFields } from '#components/shared/api-fields.ts'
import { changedFields } from '#components/shared/changed-fields.ts'
import { DialogForm } from '#components/shared/dialog-form.tsx'
import { ThroughApi } from '#components/shared/through-api.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateApplicationAction } from '#lib/applications/actions.ts'
import type { PublicApplication } from '#lib/applications/application-rows.ts'
import { updateApplicationSchema } from '#lib/applications/schema.ts'

type Props = {
  organization: string | null
  application: PublicApplication
  origin: string
  onClose: () => void
}

export function EditApplicationDialog({ organization, application, origin, onClose }: Props) {
  const { id, name, reuseSeconds } = application
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: updateApplicationSchema,
    values: { name, reuseSeconds },
    action: (input, shown) => updateApplicationAction(organization, id, input, shown),
    onDone: ({ name }) => {
      onClose()
      toast(`Saved ${name}.`)
    },
  })
  return (
    <Dialog
      onClose={onClose}
      title={
        <>
          Edit <bdi>{name}</bdi>
        </>
      }
    >
      <DialogForm submit={submit} problem={problem} pending={pending} label="Save" onCancel={onClose}>
        <Field label="Name" error={messageOf('name')}>
          {(control) => (
            <Input {...control} {...form.register('name')} data-autofocus dir="auto" autoComplete="off" />
          )}
        </Field>
        <ReuseField
          field={form.register('reuseSeconds', { valueAsNumber: true })}
          error={messageOf('reuseSeconds')}
        />
        {organization !== null && (
          <ThroughApi
            origin={origin}
            control={form.control}
            request={(typed) => {
              const { success, data = {} } = updateApplicationSchema.safeParse(typed)
              const body = changedFields(apiFields(data), apiFields({ name, reuseSeconds }))
              const path = `/api/v1/organizations/${organization}/applications/${id}`
              return success && body ? { method: 'PATCH', path, body } : null
            }}
            waiting="once something is changed"
          />
        )}
      </DialogForm>
    </Dialog>
  )
}
