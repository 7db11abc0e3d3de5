'use client'

import { useRouter } from 'next/navigation'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogActions } from '#components/ui/dialog.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { createCompanyAction } from '#lib/companies/actions.ts'
import { companyNameSchema } from '#lib/companies/schema.ts'
import { paths } from '#lib/paths.ts'

export function NewCompanyDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: companyNameSchema,
    defaultValues: { name: '' },
    action: createCompanyAction,
    onDone: ({ id, name }) => {
      toast(`Created ${name}.`)
      router.push(paths.siteCompany(id))
    },
  })
  return (
    <Dialog onClose={onClose} title="New company">
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem problem={problem} />
        <Field label="Name" hint="You can add owners and organizations next." error={messageOf('name')}>
          {(control) => (
            <Input {...control} {...form.register('name')} data-autofocus dir="auto" autoComplete="off" />
          )}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" pending={pending}>
            Create company
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
