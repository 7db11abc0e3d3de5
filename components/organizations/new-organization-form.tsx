'use client'

import { useWatch } from 'react-hook-form'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useActionForm } from '#components/shared/use-action-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { navigate } from '#components/ui/navigate.ts'
import { toast } from '#components/ui/toast.ts'
import { createOrganizationAction } from '#lib/organizations/actions.ts'
import { createOrganizationSchema } from '#lib/organizations/schema.ts'
import { paths } from '#lib/paths.ts'

export function NewOrganizationForm({ host }: { host: string }) {
  const { form, submit, messageOf, problem, pending } = useActionForm({
    schema: createOrganizationSchema,
    defaultValues: { name: '', displayName: '' },
    action: createOrganizationAction,
    onDone: ({ name }) => {
      toast(`Created ${name}.`)
      navigate(paths.organization(name))
    },
  })
  const name = useWatch({ control: form.control, name: 'name' })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-6">
      <FormProblem problem={problem} />
      <Field
        label="Name"
        hint={
          <>
            The names of its repositories start with it. It can’t be changed:{' '}
            <span className="font-mono wrap-anywhere">
              {host}/{name.trim() || 'name'}/…
            </span>
          </>
        }
        error={messageOf('name')}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('name')}
            className="font-mono"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            autoFocus
          />
        )}
      </Field>
      <Field label="Display name" hint="The name that people see." error={messageOf('displayName')}>
        {(control) => <Input {...control} {...form.register('displayName')} dir="auto" autoComplete="off" />}
      </Field>
      <div className="flex gap-2 max-sm:flex-col">
        <Button look="primary" type="submit" pending={pending}>
          Create organization
        </Button>
        <LinkButton href={paths.security} look="quiet">
          Cancel
        </LinkButton>
      </div>
    </form>
  )
}
