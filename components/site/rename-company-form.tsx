'use client'

import { useRouter } from 'next/navigation'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateCompanyAction } from '#lib/companies/actions.ts'
import { companyNameSchema } from '#lib/companies/schema.ts'

export function RenameCompanyForm({ id, name }: { id: string; name: string }) {
  const router = useRouter()
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: companyNameSchema,
    defaultValues: { name },
    action: (input) => updateCompanyAction(id, input),
    onDone: (saved, { reset }) => {
      reset(saved)
      toast(`Saved ${saved.name}.`)
      router.refresh()
    },
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
