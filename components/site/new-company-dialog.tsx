'use client'

import { DialogForm } from '#components/shared/dialog-form.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { createCompanyAction } from '#lib/companies/actions.ts'
import { companyNameSchema } from '#lib/companies/schema.ts'
import { paths } from '#lib/paths.ts'

export function NewCompanyDialog({ onClose }: { onClose: () => void }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: companyNameSchema,
    defaultValues: { name: '' },
    action: createCompanyAction,
    onDone: ({ id, name }) => {
      toast(`Created ${name}.`)
      navigate(paths.siteCompany(id))
    },
  })
  return (
    <Dialog onClose={onClose} title="New company">
      <DialogForm
        submit={submit}
        problem={problem}
        pending={pending}
        label="Create company"
        onCancel={onClose}
      >
        <Field label="Name" hint="You can add owners and organizations next." error={messageOf('name')}>
          {(control) => (
            <Input {...control} {...form.register('name')} data-autofocus dir="auto" autoComplete="off" />
          )}
        </Field>
      </DialogForm>
    </Dialog>
  )
}
