'use client'

import { ReuseField } from '#components/applications/reuse-field.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateApplicationAction } from '#lib/applications/actions.ts'
import type { PublicApplication } from '#lib/applications/application-rows.ts'
import { updateApplicationSchema } from '#lib/applications/schema.ts'

type Props = { organization: string | null; application: PublicApplication; onClose: () => void }

export function EditApplicationDialog({ organization, application, onClose }: Props) {
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
    <Dialog onClose={onClose} title={`Edit ${name}`}>
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem problem={problem} />
        <Field label="Name" error={messageOf('name')}>
          {(control) => (
            <Input {...control} {...form.register('name')} data-autofocus dir="auto" autoComplete="off" />
          )}
        </Field>
        <ReuseField
          field={form.register('reuseSeconds', { valueAsNumber: true })}
          error={messageOf('reuseSeconds')}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" pending={pending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
