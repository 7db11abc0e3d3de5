'use client'

import { FormProblem } from '#components/shared/form-problem.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import { updateCompanyAction } from '#lib/companies/actions.ts'
import { updateCompanySchema } from '#lib/companies/schema.ts'

type Props = {
  id: string
  name: string
  requiresIdentityProvider: boolean
  /** What people call it; null where there is none. */
  identityProvider: string | null
}

export function CompanyForm({ id, name, requiresIdentityProvider, identityProvider }: Props) {
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: updateCompanySchema,
    values: { name, requiresIdentityProvider },
    action: (input, shown) => updateCompanyAction(id, input, shown),
    onDone: (saved) => toast(`Saved ${saved.name}.`),
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-4">
      <FormProblem problem={problem} />
      <Field label="Name" error={messageOf('name')}>
        {(control) => <Input {...control} {...form.register('name')} dir="auto" autoComplete="off" />}
      </Field>
      {identityProvider !== null && (
        <label className="flex cursor-pointer items-start gap-3">
          <Checkbox {...form.register('requiresIdentityProvider')} className="mt-0.5" />
          <span>
            <span className="block font-medium">
              Its people sign in with <bdi>{identityProvider}</bdi> only
            </span>
            <span className="block text-sm text-text-muted">
              Passwords of its owners and of members of its organizations are refused everywhere, and sessions
              that began otherwise end. Access tokens keep working.
            </span>
          </span>
        </label>
      )}
      <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
        Save
      </Button>
    </form>
  )
}
