'use client'

import { FormProblem } from '#components/shared/form-problem.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateCompanyAction } from '#lib/companies/actions.ts'
import { updateCompanySchema } from '#lib/companies/schema.ts'

export function RenameCompanyForm({ id, name }: { id: string; name: string }) {
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: updateCompanySchema,
    values: { name },
    action: (input, shown) => updateCompanyAction(id, input, shown),
    onDone: (saved) => toast(`Saved ${saved.name}.`),
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-4">
      <FormProblem problem={problem} />
      <Field label="Name" error={messageOf('name')}>
        {(control) => <Input {...control} {...form.register('name')} dir="auto" autoComplete="off" />}
      </Field>
      <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
        Save
      </Button>
    </form>
  )
}
