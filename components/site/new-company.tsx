'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
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

export function NewCompany() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" data-command="new" onClick={() => setOpen(true)}>
        New company
      </Button>
      {open && (
        <Dialog onClose={() => setOpen(false)} title="New company">
          <NewCompanyForm onCancel={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  )
}

function NewCompanyForm({ onCancel }: { onCancel: () => void }) {
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
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem problem={problem} />
      <Field label="Name" hint="You can add owners and organizations next." error={messageOf('name')}>
        {(control) => (
          <Input {...control} {...form.register('name')} data-autofocus dir="auto" autoComplete="off" />
        )}
      </Field>
      <DialogActions>
        <Button onClick={onCancel}>Cancel</Button>
        <Button look="primary" type="submit" pending={pending}>
          Create company
        </Button>
      </DialogActions>
    </form>
  )
}
