'use client'

import { RequireSecondFactor } from '#components/organizations/require-second-factor.tsx'
import { FormProblem } from '#components/shared/form-problem.tsx'
import { useEditForm } from '#components/shared/use-edit-form.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/checkbox.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { toast } from '#components/ui/toast.ts'
import type { WithoutSecondFactor } from '#lib/members/list-without-second-factor.ts'
import { updateOrganizationAction } from '#lib/organizations/actions.ts'
import { updateOrganizationSchema } from '#lib/organizations/schema.ts'
import type { OrganizationSettings } from '#lib/organizations/update-organization.ts'

type Props = { name: string; settings: OrganizationSettings; without: WithoutSecondFactor }

export function SettingsForm({ name, settings, without }: Props) {
  const { form, submit, messageOf, problem, pending } = useEditForm({
    schema: updateOrganizationSchema,
    values: settings,
    action: (input, shown) => updateOrganizationAction(name, input, shown),
    onDone: () => toast('Saved the settings.'),
  })
  const days = (typed: unknown) => (typed === '' || typed === null ? null : Number(typed))
  return (
    <form method="post" onSubmit={submit} noValidate className="flex max-w-[560px] flex-col gap-6">
      <FormProblem problem={problem} />
      <Field label="Name" hint="The names of the repositories start with it. It can’t be changed.">
        {(control) => <Input {...control} value={name} readOnly className="bg-surface-muted font-mono" />}
      </Field>
      <Field label="Display name" error={messageOf('displayName')}>
        {(control) => <Input {...control} {...form.register('displayName')} dir="auto" autoComplete="off" />}
      </Field>
      <Field
        label="Maximum lifetime of access tokens, in days"
        optional
        hint="Leave empty for no limit. Existing tokens are not affected."
        error={messageOf('maxTokenDays')}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('maxTokenDays', { setValueAs: days })}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-32 tabular-nums"
          />
        )}
      </Field>
      <label className="flex cursor-pointer items-start gap-3">
        <Checkbox {...form.register('canReactivateTokens')} className="mt-0.5" />
        <span>
          <span className="block font-medium">Inactive tokens can be activated again</span>
          <span className="block text-sm text-text-muted">Otherwise they can only be deleted.</span>
        </span>
      </label>
      <RequireSecondFactor
        checkbox={form.register('requiresSecondFactor')}
        without={without}
        isRequired={settings.requiresSecondFactor}
        error={messageOf('requiresSecondFactor')}
      />
      <Button look="primary" type="submit" pending={pending} className="w-fit max-sm:w-full">
        Save
      </Button>
    </form>
  )
}
